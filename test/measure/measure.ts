import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generatedPolicy, generatedScenario } from '../bench/generated-policy.ts'
import { openChromium } from '../support/browser.ts'
import { serve, serveFolder } from '../support/served.ts'
import { openLast, openWorkbench, placeOf } from '../support/workbench.ts'
import { timeKeystrokes, watch } from './keystrokes.ts'
import { weighKeystrokes } from './memory.ts'
import { judgePage } from './pages.ts'
import type { Row } from './row.ts'
import { timeScrolling } from './scrolling.ts'
import { timeStarts } from './starts.ts'

const { values } = parseArgs({
  options: {
    rules: { type: 'string', default: '1000' },
    keys: { type: 'string', default: '200' },
    starts: { type: 'string', default: '5' },
    typed: { type: 'string', default: '10000' },
    members: { type: 'string', default: '5000' },
  },
})
const rules = Number(values.rules)
const folder = mkdtempSync(join(tmpdir(), 'hengce-measure-'))
const policy = generatedPolicy(rules)
writeFileSync(join(folder, 'policy.yaml'), policy)
writeFileSync(join(folder, 'scenario.yaml'), `政策: policy.yaml\n${generatedScenario(rules)}`)
const served = await serveFolder(folder, '--port', '0')
try {
  print(await timeStarts(served.address, Number(values.starts)))
  const { context, close } = await openChromium()
  try {
    const { page, select, devices } = await openWorkbench(context, served.address, watch)
    await page.locator('[data-figure] .number[title]').first().waitFor()
    const { line, column } = placeOf('核定筹资总额: {值: 10.5%', policy)
    await select(line, column + '核定筹资总额: {值: 10.5'.length, 0)
    print(await timeKeystrokes(page, Number(values.keys)))
    print(await weighKeystrokes(page, devices, Number(values.typed)))
    await page.close()
    print(await timeScrolling(context, Number(values.members)))
    const shipped = await serve('--port', '0')
    try {
      const opened = await openWorkbench(context, shipped.address, openLast('weishan/2020.yaml'))
      print(await judgePage(opened.page))
    } finally {
      shipped.child.kill()
    }
  } finally {
    await close()
  }
} finally {
  served.child.kill()
  rmSync(folder, { recursive: true, force: true })
}

/** A line of the table for each; at once, for the whole takes minutes. */
function print(rows: readonly Row[]): void {
  for (const { what, goal, measured, isMet } of rows)
    console.log(`${isMet ? 'met   ' : 'NOT   '} | ${what.padEnd(48)} | ${goal.padEnd(21)} | ${measured}`)
}
