import { mkdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { weishan } from '../reference/weishan.ts'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { weishanInputs } from '../support/weishan-figures.ts'
import { openFiles, openLast, openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

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
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

describe('what stands open in Chromium', () => {
  it('shows figures without a scenario too, and names the inputs they wait for', async () => {
    await bench.exact('调剂金')
    await bench.page.getByRole('combobox', { name: '情景' }).click()
    await bench.page.getByTitle('只看不靠输入就能算的数').click()
    await bench.page.locator('[data-figure="调剂金"] .is-unknown', { hasText: '缺数' }).waitFor()
    const mark = bench.page.locator('[data-figure="调剂金"] .mark-open')
    expect(await mark.getAttribute('aria-label')).toBe('等情景给出：当年筹资人数、筹资标准、利息')
    await shoot('without-scenario')
    expect(bench.complaints).toEqual([])
  })

  it('starts a new policy that has figures at once, without a fault', async () => {
    await bench.exact('调剂金')
    await bench.page.getByRole('button', { name: '新建', exact: true }).click()
    const dialog = bench.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '给哪个县（市、区）写？' }).fill('青/禾')
    await dialog.getByText('“青/禾”不能作县名').waitFor()
    expect(await dialog.getByRole('button', { name: '新建' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: '给哪个县（市、区）写？' }).fill('青禾县')
    await dialog.getByText('全县一家：').click()
    await shoot('new-dialog')
    await dialog.getByRole('button', { name: '新建' }).click()
    await number('筹资总额', '231,120,000元')
    await bench.page.getByText('没有保存的新文件').waitFor()
    expect(await bench.page.locator('.problem').allTextContents()).toEqual([
      expect.stringContaining('“风险调剂金比例”待定'),
    ])
    await shoot('new')
  })

  it('lets the scenario be edited beside the policy', async () => {
    await bench.exact('调剂金')
    await bench.page.locator('.ant-segmented').getByText('情景').click()
    await bench.page.locator('.view-line', { hasText: '2020年基准' }).waitFor()
    const { line, column } = placeOf('685432.17', scenario)
    await bench.select(line, column, 9)
    await bench.type('0')
    await number('筹资总额', '222,440,000元')
  })

  it('shows few members at once, and of prices over many from where to where they go', async () => {
    await bench.page.evaluate(() => localStorage.setItem('hengce:policy', 'suixi/2021.yaml'))
    await bench.page.reload()
    const price = bench.page.locator('[data-figure="人均结余额"]')
    await price.waitFor()
    expect(await bench.page.getByRole('button', { name: '人均结余额：收起各成员' }).count()).toBe(1)
    const parts = bench.page.locator('[data-figure="人均结余额"] ~ .member .number')
    const [first, second] = (await parts.allTextContents()).map((text) => Number(text.replaceAll(',', '')))
    const [low, high] = (await price.locator('.number').textContent())?.split('至') ?? []
    expect([Number(low), Number(high)]).toEqual([first, second].sort((a = 0, b = 0) => a - b))
    expect(await price.locator('.unit').textContent()).toBe('元/人')
    expect(await bench.page.getByRole('button', { name: '村卫生室所得：展开各成员' }).count()).toBe(1)
    await shoot('members')
    expect(bench.complaints).toEqual([])
  })

  it('shows members on demand, and other scenarios with their open values and failures', async () => {
    await bench.exact('调剂金')
    await bench.page.getByRole('combobox', { name: '情景' }).click()
    await bench.page.locator('.ant-select-item-option', { hasText: '2020年超支' }).click()
    await bench.page.locator('[data-figure="民营超支分担"] .mark-provisional').waitFor()
    expect(await bench.page.locator('[data-constraint="县外住院人数减少"] .value').textContent()).toBe('未达标')
    await bench.page.getByRole('button', { name: '医共体超支分担：展开各成员' }).click()
    const members = bench.page.locator('.member .number')
    expect(await members.count()).toBe(22)
    const parts = await members.evaluateAll((all) => all.map((one) => one.getAttribute('data-exact') ?? ''))
    const whole = await bench.page.locator('[data-figure="医共体超支"] .number').getAttribute('data-exact')
    const { values } = weishan(weishanInputs('2020-overrun'), { year: 2020 })
    expect(whole).toBe(values.医共体超支)
    expect(parts).toEqual(Object.values(values.医共体超支分担 as Record<string, string>))
    await shoot('overrun')
    expect(bench.complaints).toEqual([])
  })
})

describe('files that are no policies', () => {
  it('are shown with what is wrong with them, and harm nothing', async () => {
    await bench.page.close()
    const answers: Readonly<Record<string, Buffer>> = {
      '胡言.yaml': Buffer.from([0, 255, 254, 1, 2, 3, 0, 0, 128, 10, 7]),
      '断.yaml': Buffer.from('规则:\n  甲: 乙＋（\n 丙: [\n政策 {{{\n\t- :::'),
    }
    bench = await openWorkbench(browser.context, served.address, openFiles(answers))
    await bench.page.locator('.problem.is-error').first().waitFor()
    await bench.page.getByRole('combobox', { name: '政策' }).click()
    await bench.page.locator('.ant-select-item-option', { hasText: '胡言' }).click()
    await bench.page.locator('.path', { hasText: '胡言' }).waitFor()
    await bench.page.locator('.problem.is-error').first().waitFor()
    await bench.page.getByText('还算不出数').waitFor()
    expect(await bench.page.locator('.fault').count()).toBe(0)
    expect(bench.complaints).toEqual([])
  })
})

// Pictures are taken where SHOTS names a folder for them; they are looked at, not compared.
if (shots)
  describe('pictures', () => {
    it('are taken in both sizes, light and dark', async () => {
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const)
        for (const colorScheme of ['light', 'dark'] as const) {
          await bench.page.setViewportSize({ width, height })
          await bench.page.emulateMedia({ colorScheme })
          await bench.exact('调剂金')
          await shoot(`${width}-${colorScheme}`)
        }
      await bench.page.setViewportSize({ width: 1366, height: 768 })
      await bench.page.emulateMedia({ colorScheme: 'light' })
      await bench.page.locator('[data-constraint]').last().scrollIntoViewIfNeeded()
      await bench.page.locator('[data-constraint] .name').first().click()
      await bench.page.locator('.second-line').first().waitFor()
      await shoot('constraints')
      await bench.page.getByRole('combobox', { name: '政策' }).click()
      await bench.page.locator('.ant-select-item-option').first().click()
      await bench.page.locator('.path', { hasText: 'gaotai' }).waitFor()
      await bench.page.locator('[data-figure] .number, .empty .link').first().waitFor()
      await shoot('gaotai')
    })
  })

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: `${shots}/${name}.png` })
}

/** Waits until a figure has an amount. */
async function number(figure: string, amount: string): Promise<void> {
  await bench.page.locator(`[data-figure="${figure}"] .number[title="${amount}"]`).waitFor()
}
