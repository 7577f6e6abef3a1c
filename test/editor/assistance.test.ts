import { mkdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { openLast, openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const policy = readFileSync(`${repository}policies/weishan/2020.yaml`, 'utf8')
const shots = process.env.SHOTS

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
  if (shots) mkdirSync(shots, { recursive: true })
  bench = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

it('completes a name, says what it comes to, shows amounts behind rules, and mends a problem', async () => {
  const { page } = bench
  await bench.exact('调剂金')

  // A name, by a piece of it, with its present amount; by initials too.
  const formula = '当年筹资人数 × 个人当年大病医疗保险费\n'
  const { line, column } = placeOf(formula, policy)
  await bench.select(line, column, formula.length - 1)
  await page.locator('.view-line', { hasText: '3,346.88万元' }).first().waitFor()
  await bench.type('当年筹资人数 × 大病医')
  const rows = page.locator('.suggest-widget .monaco-list-row')
  const wanted = rows.filter({ hasText: '个人当年大病医疗保险费' })
  await wanted.waitFor()
  expect(await wanted.textContent()).toContain('元/人')
  await shoot('completion')
  await page.keyboard.press('Enter')
  await page.locator('.view-line', { hasText: '当年筹资人数 × 个人当年大病医疗保险费' }).waitFor()
  for (let i = 0; i < '个人当年大病医疗保险费'.length; i++) await page.keyboard.press('Backspace')
  await bench.type('grdndb')
  await wanted.waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.view-line', { hasText: '当年筹资人数 × 个人当年大病医疗保险费' }).waitFor()

  // A problem, and a mend beyond the nearest name.
  await bench.type('率')
  await page.locator('.problem.is-error').first().waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+.')
  const mend = page.locator('.action-widget .monaco-list-row', { hasText: '新增输入' }).first()
  await mend.waitFor()
  await shoot('mends')
  await mend.click()
  // The scenario does not have the new input yet, which is another matter.
  await page.locator('.problem.is-error', { hasText: '没有定义' }).first().waitFor({ state: 'detached' })

  // What a name is, where the mouse rests.
  await page.keyboard.press('Escape')
  await page.locator('.view-line span', { hasText: '调剂金提取比例' }).first().hover()
  await page.locator('.monaco-hover:visible', { hasText: '22,312.54万元' }).first().waitFor()
  await shoot('hover')
  expect(bench.complaints).toEqual([])
}, 180_000)

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: `${shots}/${name}.png` })
}
