import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { openWorkbench, type Workbench } from '../support/workbench.ts'

const scenario = readFileSync(`${repository}policies/weishan/scenarios/2020-base.yaml`, 'utf8')
let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
  bench = await openWorkbench(browser.context, served.address, async (page) => {
    await page.addInitScript(() => {
      localStorage.setItem('hengce:policy', 'weishan/2020.yaml')
      localStorage.setItem('hengce:scenario of weishan/2020.yaml', 'weishan/scenarios/2020-base.yaml')
    })
  })
  await bench.exact('筹资总额')
  await inHead('情景')
  await inHead('表格')
  await cell('利息').waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

describe('the scenario as tables in Chromium', () => {
  it('fills a value in by keyboard, works the figures out, says what is missing and goes there', async () => {
    const { page } = bench
    const before = await bench.exact('筹资总额')
    await cell('筹资标准').click()
    await page.keyboard.type('８４０')
    await page.keyboard.press('Enter')
    // 268000人 × 10元/人
    await figure('筹资总额', plus(before, 2_680_000n))
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: '还有1个数要填' }).waitFor()
    await cell('当年筹资人数').click()
    await page.getByRole('button', { name: '还有1个数要填' }).click()
    await page.keyboard.type('68.543217万元')
    await page.keyboard.press('Tab')
    await page.getByText('要填的数都填了').waitFor()
    await figure('筹资总额', plus(before, 2_680_000n))
    expect(await draft(page)).toContain('\n  筹资标准: 840\n  利息: 68.543217万元\n')
  }, 60_000)

  it('pastes a block turned round and in 万元 as one step, and takes it back as one', async () => {
    const { page } = bench
    const old = await draft(page)
    const sum = await bench.exact('成员单位支出合计')
    await cell('成员单位支出 县医院').click()
    await paste(page, '\t县医院\t县中医医院\t合计\n成员单位支出（万元）\t5,412.840672\t2,241.793508\t0\n')
    await page.getByRole('dialog').getByText('合计不填').waitFor()
    await page.getByRole('button', { name: '填入2个数' }).click()
    // 县医院 100万元 more
    await figure('成员单位支出合计', plus(sum, 1_000_000n))
    expect(await draft(page)).toMatch(/县医院 +\| 县级 \| +5,412\.840672万元 +\|/)
    await cell('成员单位支出 县中医医院').click()
    await page.keyboard.press('Control+z')
    await figure('成员单位支出合计', sum)
    expect(await draft(page)).toBe(old)
    expect(bench.complaints).toEqual([])
  }, 60_000)
})

function cell(name: string): ReturnType<Page['locator']> {
  return bench.page.locator(`[data-cell="${name}"]`)
}

async function inHead(word: string): Promise<void> {
  await bench.page.locator('.pane-head .ant-segmented-item', { hasText: word }).first().click()
}

async function figure(name: string, exact: string): Promise<void> {
  await bench.page.locator(`[data-figure="${name}"] .number[title="${exact}"]`).waitFor()
}

/** An amount with so many 元 more. */
function plus(exact: string, yuan: bigint): string {
  const [whole = '', part = ''] = exact.replace(/[,元]/g, '').split('.')
  const sum = String(BigInt(whole) + yuan).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sum}${part === '' ? '' : `.${part}`}元`
}

async function draft(page: Page): Promise<string> {
  const kept = await page.evaluate(() => localStorage.getItem('hengce:draft:weishan/scenarios/2020-base.yaml'))
  return kept === null ? scenario : (JSON.parse(kept) as { text: string }).text
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}
