import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { draftOf, openFiles, openLast, openWorkbench, type Workbench } from '../support/workbench.ts'

const scenario = readFileSync(`${repository}policies/weishan/scenarios/2020-base.yaml`, 'utf8')
let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
  bench = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
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

describe('members and copies in the scenario as tables', () => {
  it('adds, renames and takes out a member, each one step of undoing', async () => {
    const { page } = bench
    const before = await draft(page)
    await page.locator('.member-tables summary').click()
    const added = page.getByRole('textbox', { name: '机构里加一个' })
    await added.fill('新设卫生室')
    await added.press('Enter')
    await page.getByRole('combobox', { name: '新设卫生室的层级' }).selectOption('村')
    await expect.poll(() => draft(page)).toMatch(/新设卫生室 +\| 村 /)
    await cell('成员单位支出 新设卫生室').click()
    await page.keyboard.type('1000')
    await page.keyboard.press('Enter')
    const name = page.getByRole('textbox', { name: '新设卫生室的名字' })
    await name.fill('东村卫生室')
    await name.press('Enter')
    await cell('成员单位支出 东村卫生室').getByText('1,000').waitFor()
    expect(await draft(page)).toMatch(/东村卫生室 +\| 村 +\| +1,000 +\|/)
    expect(await draft(page)).not.toContain('新设卫生室')
    await page.getByRole('button', { name: '去掉东村卫生室' }).click()
    await cell('成员单位支出 东村卫生室').waitFor({ state: 'detached' })
    expect(await draft(page)).toBe(before)
    await cell('成员单位支出 县医院').click()
    await page.keyboard.press('Control+z')
    await cell('成员单位支出 东村卫生室').getByText('1,000').waitFor()
    for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z')
    await expect.poll(() => draft(page)).toBe(before)
    expect(bench.complaints).toEqual([])
  }, 60_000)

  it('refuses a name that another member has', async () => {
    const { page } = bench
    const before = await draft(page)
    const name = page.getByRole('textbox', { name: '县医院的名字' })
    await name.fill('县中医医院')
    await name.press('Enter')
    await page.getByText('已经有“县中医医院”').waitFor()
    expect(await draft(page)).toBe(before)
    await name.fill('县医院')
    await name.press('Enter')
  })

  it('makes a new scenario of this one, which is changed by itself', async () => {
    const { page } = bench
    const before = await draft(page)
    const sum = await bench.exact('筹资总额')
    await page.getByRole('button', { name: '另存为新情景' }).click()
    const dialog = page.getByRole('dialog', { name: '另存为新情景' })
    await dialog.getByRole('textbox', { name: '新情景的名称' }).fill('2020年 利息高')
    await dialog.getByRole('button', { name: '另存' }).click()
    await page.locator('.pane-head .path', { hasText: 'weishan/scenarios/2020年-利息高.yaml' }).waitFor()
    await page.locator('.scenario-picker', { hasText: '2020年 利息高' }).waitFor()
    await cell('利息').click()
    await page.keyboard.type('785432.17')
    await page.keyboard.press('Enter')
    await figure('筹资总额', plus(sum, 100_000n))
    expect(await draft(page)).toBe(before)
    const made = await draftOf(page, 'weishan/scenarios/2020年-利息高.yaml')
    expect(made).toContain('利息: 785432.17')
    expect(made).toContain('情景: "2020年 利息高"')
    expect(bench.complaints).toEqual([])
  }, 60_000)
})

describe('a form on paper', () => {
  it.each([
    ['情景', '表格', '.scenario-grid'],
    ['政策', '参数', '[data-parameter]'],
  ])('%s as %s is not printed; the figures are', async (which, how, pane) => {
    const { page } = bench
    await inHead(which)
    await inHead(how)
    const shown = page.locator(pane).first()
    await shown.waitFor()
    await page.emulateMedia({ media: 'print' })
    await shown.waitFor({ state: 'hidden' })
    expect(await page.locator('.print-head').isVisible()).toBe(true)
    expect(await page.locator('[data-figure="筹资总额"]').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await shown.waitFor()
  })
})

describe('a scenario whose numbers stand in a file of their own', () => {
  it('shows them, says where they are changed, and takes nothing that is typed', async () => {
    const files = {
      '办法.yaml':
        '政策: 试\n编号: shi\n版本: "1"\n状态: 试行\n施行日期: 2026-01-01\n维度:\n  机构: {}\n输入:\n  支出: {单位: 元, 维度: [机构]}\n  补助: 元\n规则:\n  总数: 合计（支出，机构）＋补助\n',
      '数.yaml':
        '情景: 数\n政策: 办法.yaml\n年度: 2026\n维度:\n  机构: {表: 支出.csv}\n输入:\n  支出: {表: 支出.csv, 列: 支出}\n  补助: 5\n',
      '支出.csv': '名,支出\n东院,10\n西院,20.5\n',
    }
    const { page, complaints, exact } = await openWorkbench(browser.context, served.address, openFiles(files))
    expect(await exact('总数')).toBe('35.5元')
    for (const word of ['情景', '表格'])
      await page.locator('.pane-head .ant-segmented-item', { hasText: word }).first().click()
    const cell = page.locator('[data-cell="支出 西院"]')
    await cell.getByText('来自文件').waitFor()
    await cell.click()
    await page.locator('.cell-line', { hasText: '这个数在支出.csv里，要在那里改' }).waitFor()
    await page.keyboard.type('7')
    await page.keyboard.press('Delete')
    await page.locator('[data-cell="补助"]').click()
    await page.keyboard.type('6')
    await page.keyboard.press('Enter')
    await page.locator('[data-figure="总数"] .number[title="36.5元"]').waitFor()
    expect(await cell.textContent()).toContain('20.5')
    expect(await draftOf(page, '数.yaml')).toBe(files['数.yaml'].replace('补助: 5', '补助: 6'))
    expect(complaints).toEqual([])
    await page.close()
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
  return (await draftOf(page, 'weishan/scenarios/2020-base.yaml')) ?? scenario
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
