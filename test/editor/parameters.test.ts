import { mkdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decimal, plus, print, times } from '../reference/fraction.ts'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { openLast, openWorkbench, type Workbench } from '../support/workbench.ts'

const scenario = readFileSync(`${repository}policies/weishan/scenarios/2020-base.yaml`, 'utf8')
const shots = process.env.SHOTS

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
  if (shots) mkdirSync(shots, { recursive: true })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

beforeEach(async () => {
  bench = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
  await bench.page.getByText('参数', { exact: true }).click()
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

describe('the form of the parameters in Chromium', () => {
  it('moves a slider by the keys, the figures with it; one step takes all of it back, one makes it again', async () => {
    const { page } = bench
    const slider = page.getByRole('slider', { name: '调剂金提取比例 滑块' })
    const field = page.getByRole('textbox', { name: '调剂金提取比例' })
    await slider.focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
    await figure('调剂金', fundAt('0.12'))
    expect(await field.inputValue()).toBe('12')
    expect(await slider.getAttribute('aria-valuetext')).toBe('12％')
    await shoot('dragged')
    await page.keyboard.press('Control+z')
    await figure('调剂金', fundAt('0.15'))
    await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('hengce:draft:')))
    expect(await field.inputValue()).toBe('15')
    await page.keyboard.press('Control+y')
    await figure('调剂金', fundAt('0.12'))
    await slider.blur()
    expect(bench.complaints).toEqual([])
  })

  it('has the slider stand at the number that is typed, and undoes it from the results too', async () => {
    const { page } = bench
    const slider = page.getByRole('slider', { name: '调剂金提取比例 滑块' })
    await page.getByRole('textbox', { name: '调剂金提取比例' }).focus()
    await page.keyboard.type('12')
    await figure('调剂金', fundAt('0.12'))
    expect(await slider.inputValue()).toBe('12')
    // A requirement that is met as before is nearer to the flip or farther: its row says by how much.
    const row = page.locator('[data-constraint="政策调整支出不超额度"]')
    await page.locator('.to-constraints').click()
    expect(await row.locator('.change').textContent()).toMatch(/^\+[\d.]+$/)
    expect(await page.evaluate(() => document.querySelector('.top-line')?.getBoundingClientRect().top)).toBe(0)
    // Paper says that no file has these figures, what was changed, and shows that though its group is closed.
    await page.emulateMedia({ media: 'print' })
    const head = (await page.locator('.print-changes').textContent()) ?? ''
    expect(head).toContain('未保存的改动（weishan/2020.yaml）')
    expect(head).toContain('参数 调剂金提取比例：15.00％ → 12.00％')
    expect(await page.locator('.paper-head').isVisible()).toBe(true)
    const paper = page.locator('.on-paper', { hasText: '调剂金提取比例' })
    expect(await paper.locator('.change').textContent()).toBe('−3.00个百分点')
    expect(await paper.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    expect(await paper.isVisible()).toBe(false)
    await page.keyboard.press('Control+z')
    await figure('调剂金', fundAt('0.15'))
    await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('hengce:draft:')))
    expect(await slider.inputValue()).toBe('15')
    await page.keyboard.press('Control+y')
    await figure('调剂金', fundAt('0.12'))
    expect(bench.complaints).toEqual([])
  })

  it('takes digits of either width as they are typed, says at the field what is wrong, and loses nothing', async () => {
    const { page } = bench
    const field = page.getByRole('textbox', { name: '调剂金提取比例' })
    await field.fill('１６．５％')
    await figure('调剂金', fundAt('0.165'))
    await field.press('Enter')
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[aria-label="调剂金提取比例"]')?.value === '16.5',
    )
    await field.fill('一成五')
    await field.press('Enter')
    const row = page.locator('[data-parameter="调剂金提取比例"]')
    await row.locator('.is-error', { hasText: '一成五' }).waitFor()
    await shoot('unreadable')
    expect(await field.inputValue()).toBe('一成五')
    await page.keyboard.press('Control+z')
    await figure('调剂金', fundAt('0.165'))
    await page.keyboard.press('Control+z')
    await figure('调剂金', fundAt('0.15'))
    const open = page.getByRole('textbox', { name: '民营超支分担比例' })
    await open.fill('120')
    await open.press('Tab')
    await page.locator('[data-parameter="民营超支分担比例"] .parameter-problem', { hasText: '120%' }).waitFor()
    await shoot('beyond')
    expect(bench.complaints).toEqual([])
  })

  it('chooses a reading: the text has it as 默认, and the figures follow', async () => {
    const { page } = bench
    const options = page.getByRole('radiogroup', { name: '调剂金基数' })
    await options.getByRole('radio', { name: /按当期预算收入/ }).click()
    const input = (name: string) => decimal(inputOf(name))
    await figure('调剂金', yuan(print(times(times(input('当年筹资人数'), input('筹资标准')), decimal('0.15')))))
    await shoot('reading')
    await page.getByRole('button', { name: '调剂金基数', exact: true }).click()
    await page.locator('.view-line', { hasText: '默认: 按当期预算收入' }).waitFor()
    expect(bench.complaints).toEqual([])
  })
})

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: `${shots}/${name}.png` })
}

/** Waits until a figure has an amount. */
async function figure(name: string, amount: string): Promise<void> {
  await bench.page.locator(`[data-figure="${name}"] .number[title="${amount}"]`).waitFor()
}

/** 第十三条: the fund is a share of heads × standard + interest. */
function fundAt(share: string): string {
  const input = (name: string) => decimal(inputOf(name))
  const financing = plus(times(input('当年筹资人数'), input('筹资标准')), input('利息'))
  return yuan(print(times(financing, decimal(share))))
}

function inputOf(name: string): string {
  const [, digits = ''] = new RegExp(`^ {2}${name}: ([\\d.]+)$`, 'm').exec(scenario) ?? []
  return digits
}

/** 1234.5 → 1,234.5元 */
function yuan(digits: string): string {
  const [whole = '', part] = digits.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`}元`
}
