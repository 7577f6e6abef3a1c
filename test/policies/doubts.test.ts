import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hengce } from '../support/hengce.ts'

const readme = new URL('../../policies/README.md', import.meta.url)
const [from, to] = ['<!-- 存疑清单：从这里起 -->\n', '<!-- 存疑清单：到这里止 -->\n']

// UPDATE=1 writes the list into the README; review with git diff.
it('the README of the policies lists every doubt that they tell, and no other', async () => {
  const { status, stdout } = await hengce(['check', 'policies', '--doubts'])
  expect(status).toBe(0)
  const text = readFileSync(readme, 'utf8')
  const [before, rest] = text.split(from)
  const [, after] = rest?.split(to) ?? []
  const wanted = `${before}${from}\n${stdout}\n${to}${after}`
  if (process.env.UPDATE === '1') writeFileSync(readme, wanted)
  else expect(text).toBe(wanted)
})
