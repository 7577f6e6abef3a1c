import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { openLast, openWorkbench, type Workbench } from '../support/workbench.ts'

const policy = readFileSync(`${repository}policies/weishan/2020.yaml`, 'utf8')

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

beforeEach(async () => {
  bench = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

const node = (page: Page, name: string) => page.locator(`.picture-view [data-node="${name}"]`)

describe('the chosen figure in Chromium', () => {
  it('is drawn with what it rests on and what rests on it, walked by keys, and Enter goes to the line', async () => {
    const { page } = bench
    await page.locator('[data-figure="调剂金"] .value').click()
    await page.locator('.detail .ant-segmented').getByText('图', { exact: true }).click()
    const here = node(page, '调剂金')
    await here.waitFor()
    expect(await here.getAttribute('aria-label')).toContain('调剂金 3,346.88 万元')
    // Tab enters the picture at the chosen figure.
    await page.getByTitle('看全图（0）').focus()
    await page.keyboard.press('Tab')
    expect(await here.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowLeft')
    await page.locator('.picture-view .node:focus').waitFor()
    const used = await page.locator('.picture-view .node:focus').getAttribute('data-node')
    expect(['筹资总额', '调剂金提取比例', '调剂金基数', '可分配基金']).toContain(used)
    await page.keyboard.press('ArrowRight')
    await page.locator('.picture-view .node:focus[data-node="调剂金"]').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.locator('.picture-view .node:focus:not([data-node="调剂金"])').waitFor()
    const user = page.locator('.picture-view .node:focus')
    const name = (await user.getAttribute('data-node')) ?? ''
    expect(await figuresUsing(page, '调剂金')).toContain(name)
    await page.keyboard.press('Enter')
    const line = policy.split('\n').findIndex((text) => text.startsWith(`  ${name}:`)) + 1
    await page.locator('.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor()
    expect(bench.complaints).toEqual([])
  })

  it('becomes another by a click in the picture or on a value, and Alt+← goes back', async () => {
    const { page } = bench
    await page.locator('[data-figure="调剂金"] .value').click()
    await page.locator('.derivation [data-step="筹资总额"] button.step-value').first().click()
    await page.locator('.derivation .is-root[data-step="筹资总额"]').waitFor()
    await page.locator('.figures .is-chosen[data-figure="筹资总额"]').waitFor()
    await page.locator('.detail .ant-segmented').getByText('图', { exact: true }).click()
    await node(page, '利息').click()
    await page.locator('.detail-name', { hasText: '利息' }).waitFor()
    await page.locator('.picture-view .is-centre[data-node="利息"]').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await page.locator('.picture-view .is-centre[data-node="筹资总额"]').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await page.locator('.picture-view .is-centre[data-node="调剂金"]').waitFor()
    expect(await page.getByRole('button', { name: '后退' }).isDisabled()).toBe(true)
    expect(bench.complaints).toEqual([])
  })

  it('takes the whole side by F4, gives it back by Esc, and the tab is remembered', async () => {
    const { page } = bench
    await page.locator('[data-figure="调剂金"] .value').click()
    await page.locator('.detail .ant-segmented').getByText('图', { exact: true }).click()
    await node(page, '调剂金').waitFor()
    const height = async () => (await page.locator('.detail').boundingBox())?.height ?? 0
    const before = await height()
    await page.keyboard.press('F4')
    await page.locator('.figures').waitFor({ state: 'hidden' })
    expect(await height()).toBeGreaterThan(before * 1.8)
    await page.keyboard.press('Escape')
    await page.locator('.figures').waitFor({ state: 'visible' })
    expect(Math.abs((await height()) - before)).toBeLessThan(2)
    await page.reload()
    await page.locator('[data-figure="调剂金"] .value').click()
    await node(page, '调剂金').waitFor()
  })

  it('is found by its name, and seen at one member or all of them', async () => {
    const { page } = bench
    await page.locator('[data-figure="调剂金"] .value').click()
    await page.locator('.detail .ant-segmented').getByText('图', { exact: true }).click()
    const search = page.getByRole('combobox', { name: '找一个数' })
    await search.fill('成员单位支出')
    await search.press('Enter')
    await node(page, '成员单位支出').locator('text', { hasText: '合计' }).waitFor()
    // Its group was closed.
    await page.locator('.figures .is-chosen[data-figure="成员单位支出"]').waitFor()
    await page.getByRole('combobox', { name: '看哪一个成员' }).click()
    await page.locator('.ant-select-item-option').getByText('县医院', { exact: true }).click()
    await node(page, '成员单位支出').locator('text', { hasText: '县医院' }).waitFor()
    await page.locator('.detail .ant-segmented').getByText('推导').click()
    await page.locator('.derivation .is-root', { hasText: '53,128,406.72元' }).waitFor()
    expect(bench.complaints).toEqual([])
  })
})

/** The figures that use one, as the picture's lines say: by the boxes at whose left side a line from its right side ends. */
async function figuresUsing(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate((used) => {
    const place = (element: Element): readonly number[] =>
      (element.getAttribute('transform') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? []
    const boxes = [...document.querySelectorAll('.picture-view .node')].map((element) => {
      const [x = 0, y = 0] = place(element)
      const box = element.querySelector('.box')
      const [width, height] = [Number(box?.getAttribute('width')), Number(box?.getAttribute('height'))]
      return { name: element.getAttribute('data-node') ?? '', left: x, right: x + width, middle: y + height / 2 }
    })
    const own = boxes.find((box) => box.name === used)
    return [...document.querySelectorAll('.picture-view .edge path')].flatMap((path) => {
      const numbers = (path.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? []
      if (numbers[0] !== own?.right || numbers[1] !== own?.middle) return []
      const [x, y] = numbers.slice(-2)
      return boxes.flatMap((box) => (box.left === x && box.middle === y ? [box.name] : []))
    })
  }, name)
}
