import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type InputMethod, inputMethod } from '../support/input-method.ts'
import { type Served, serve } from '../support/served.ts'
import { draftOf, openLast, openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const file = 'weishan/2020.yaml'
const policy = readFileSync(`${repository}policies/${file}`, 'utf8')
const formula = '当年筹资人数 × 个人当年大病医疗保险费'
const { line, column } = placeOf(`${formula}\n`, policy)

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench
let hands: InputMethod

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

beforeEach(async () => {
  bench = await openWorkbench(browser.context, served.address, openLast(file))
  hands = inputMethod(bench.devices)
  await bench.exact('调剂金')
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

// Beside another browser these two lost a key now and then, for a cause that is not found yet: they are run by `npm run verify` alone.
const inVerify = it.runIf(process.env.VERIFY)

describe('an input method in Chromium', () => {
  inVerify('is left alone while it composes: nothing opens, nothing moves, nothing is written', async () => {
    const { page } = bench
    await bench.select(line, column + '当年筹资人数 × '.length, '个人当年大病医疗保险费'.length)
    await hands.compose('geren')
    await page.locator('.view-line', { hasText: 'geren' }).waitFor()
    for (const key of ['F12', 'Shift+F12', 'F2', 'Shift+Alt+F', 'Control+.', 'Control+Shift+O'])
      await page.keyboard.press(key)
    await page
      .locator('.view-line span', { hasText: /^调剂金提取比例$/ })
      .first()
      .hover()
    // Longer than the mouse rests before something is said of a name.
    await page.waitForTimeout(500)
    await answered()
    const opened = [
      '.suggest-widget',
      '.rename-box',
      '.monaco-hover',
      '.action-widget',
      '.quick-input-widget',
      '.reference',
    ]
    const seen = await Promise.all(opened.map((one) => page.locator(`${one}:visible`).count()))
    expect(Object.fromEntries(opened.map((one, i) => [one, seen[i]]))).toEqual(
      Object.fromEntries(opened.map((one) => [one, 0])),
    )
    expect(await page.locator('.active-line-number').first().textContent()).toBe(String(line))
    expect(await draftOf(page, file)).toBeUndefined()

    await hands.choose('个人')
    const offered = page.locator('.suggest-widget .monaco-list-row', { hasText: '个人当年大病医疗保险费' })
    await offered.waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.view-line', { hasText: formula }).first().waitFor()
    await expect.poll(() => draftOf(page, file)).toBeUndefined()
    await page.keyboard.press('F2')
    await page.locator('.rename-box input').waitFor()
    expect(await page.locator('.rename-box input').inputValue()).toBe('个人当年大病医疗保险费')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F12')
    await page.locator('.active-line-number', { hasText: String(lineOf('  个人当年大病医疗保险费')) }).waitFor()
    expect(bench.complaints).toEqual([])
  })

  inVerify('writes a new name in the box for it, where the Enter that chooses words renames nothing', async () => {
    const { page } = bench
    await bench.select(line, column, 0)
    await page.keyboard.press('F2')
    const box = page.locator('.rename-box input')
    await box.fill('')
    await hands.compose('renshu')
    await hands.take('Enter')
    await answered()
    expect(await box.isVisible()).toBe(true)
    await hands.choose('参保人数')
    await page.keyboard.press('Enter')
    await page.locator('.notice', { hasText: '另改了2个文件' }).waitFor()
    expect(await draftOf(page, file)).toContain('参保人数 × 个人当年大病医疗保险费')
  })

  it.each([
    ['half', '取大(', '*15%,0元)'],
    ['full', '取大（', '＊１５％，０元）'],
  ])(
    '%s width marks and digits are offered names within, worked out and brought into form',
    async (_, before, after) => {
      const { page } = bench
      const place = placeOf('筹资总额 × 调剂金提取比例', policy)
      await bench.select(place.line, place.column, '筹资总额 × 调剂金提取比例'.length)
      await bench.type(`${before}筹资总`)
      await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: '筹资总额' }).waitFor()
      await page.keyboard.press('Enter')
      await bench.type(after)
      await page.getByRole('button', { name: '排版' }).click()
      const formed = policy.replace('筹资总额 × 调剂金提取比例', '取大（筹资总额 × 15%，0元）')
      await expect.poll(() => draftOf(page, file)).toBe(formed)
      await page.locator('.figures:not(.is-stale)').waitFor()
      expect(await bench.exact('调剂金')).toBe('33,468,814.8255元')
      expect(bench.complaints).toEqual([])
    },
  )

  it('fills in a table and names a scenario, where the Enter that chooses words finishes nothing', async () => {
    const { page } = bench
    await page.locator('.pane-head .ant-segmented-item', { hasText: '情景' }).first().click()
    await page.locator('.pane-head .ant-segmented-item', { hasText: '表格' }).first().click()
    await page.locator('[data-cell="利息"]').click()
    const cell = page.locator('[data-cell="利息"] input')
    await hands.compose('liu')
    await hands.take('Enter')
    await hands.take('ArrowDown')
    expect(await cell.inputValue()).toBe('liu')
    await hands.choose('６０万元')
    await page.keyboard.press('Enter')
    await expect.poll(() => draftOf(page, 'weishan/scenarios/2020-base.yaml')).toContain('利息: 60万元\n')
    await page.getByRole('button', { name: '另存为新情景' }).click()
    const dialog = page.getByRole('dialog', { name: '另存为新情景' })
    await dialog.getByRole('textbox', { name: '新情景的名称' }).focus()
    await hands.compose('lixi')
    await hands.take('Enter')
    expect(await dialog.isVisible()).toBe(true)
    await hands.choose('利息六十万')
    await page.keyboard.press('Enter')
    await page.locator('.pane-head .path', { hasText: '利息六十万.yaml' }).waitFor()
    expect(bench.complaints).toEqual([])
  })
})

/** Waits until the worker has answered all that it was asked before. */
async function answered(): Promise<void> {
  // Not by the mouse: it would end what is being composed.
  await bench.page.locator('[data-figure="调剂金"] .value').dispatchEvent('click')
  await bench.page.locator('.derivation .is-root').waitFor()
}

/** The line that begins with these words. */
function lineOf(words: string): number {
  return policy.split('\n').findIndex((text) => text.startsWith(words)) + 1
}
