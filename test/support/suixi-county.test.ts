import { expect, it } from 'vitest'
import { suixiCounty } from './suixi-county.ts'

it('the Suixi scenario of 300 villages is the one that its script draws (vitest --update writes it anew)', async () => {
  await expect(suixiCounty()).toMatchFileSnapshot('../../policies/suixi/scenarios/2021-300-villages.yaml')
})
