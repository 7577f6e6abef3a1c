import { expect, it } from 'vitest'
import { hengce } from '../support/hengce.ts'

it('every shipped policy and scenario stands in the form that the formatter gives', async () => {
  const { status, stdout } = await hengce(['format', 'policies', '--check'])
  expect(stdout.split('\n').filter((line) => line.startsWith('policies/'))).toEqual([])
  expect(status).toBe(0)
})
