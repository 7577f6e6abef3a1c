import { mkdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decimal, type Fraction, minus, over, plus, print, sum, times } from '../reference/fraction.ts'
import { type WeishanInputs, weishan } from '../reference/weishan.ts'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const policy = readFileSync(`${repository}policies/weishan/2020.yaml`, 'utf8')
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
  bench = await openWorkbench(browser.context, served.address, rememberWeishan)
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

describe('drafting in Chromium', () => {
  it('opens the policy that stood open last with its first scenario and shows the figures of the reference, without a complaint', async () => {
    const figures = byReference('15%')
    for (const [name, digits] of Object.entries(figures)) expect(await bench.exact(name)).toBe(yuan(digits))
    expect(await bench.page.locator('[data-figure="调剂金"] .value').textContent()).toBe('3,346.88')
    expect(await bench.page.locator('[data-figure="调剂金"] .unit').textContent()).toBe('万元')
    expect(await bench.page.locator('[data-constraint="基层拨付占比达标"] .value').textContent()).toBe('达标')
    await shoot('opened')
    expect(bench.complaints).toEqual([])
  })

  it('works the figures out anew while the text is typed, exactly, and says by how much they moved', async () => {
    await bench.exact('调剂金')
    const { line, column } = placeOf('15%, 依据: [第十三条', policy)
    await bench.select(line, column, 3)
    await bench.type('12%')
    const figures = byReference('12%')
    await number('调剂金', yuan(figures.调剂金))
    for (const [name, digits] of Object.entries(figures)) expect(await bench.exact(name)).toBe(yuan(digits))
    const before = byReference('15%')
    const move = print(minus(decimal(figures.调剂金), decimal(before.调剂金)))
    expect(await bench.page.locator('[data-figure="调剂金"] .change').getAttribute('title')).toBe(
      `原为3,346.88万元，差\u2212${yuan(move.slice(1))}`,
    )
    await shoot('edited')
    expect(bench.complaints).toEqual([])
  })

  it('says how many figures changed, and goes from one to the next while the text is being typed', async () => {
    await bench.exact('调剂金')
    const { line, column } = placeOf('15%, 依据: [第十四条', policy)
    await bench.select(line, column, 3)
    await bench.type('20%')
    const changed = ['民营定点医疗机构分配资金', '民营结余', '民营可奖励结余', '民营结余奖励', '民营结余留在基金']
    await bench.page.locator('.change-steps', { hasText: `${changed.length}个数变了` }).waitFor()
    const chosen = bench.page.locator('.figures .is-chosen')
    for (const name of [...changed, changed[0]]) {
      await bench.page.keyboard.press('F9')
      await bench.page.locator(`.figures .is-chosen[data-figure="${name}"]`).waitFor()
      expect(await seen(bench.page, '.figures .is-chosen')).toBe(true)
      await bench.page.locator('.derivation .is-root', { hasText: name as string }).waitFor()
    }
    await bench.page.keyboard.press('Shift+F9')
    await bench.page.locator('.change-steps', { hasText: '5/5' }).waitFor()
    expect(await chosen.getAttribute('data-figure')).toBe(changed.at(-1))
    await shoot('changed')
    await bench.page.getByRole('button', { name: '收起', exact: true }).click()
    expect(await bench.page.locator('.derivation .is-root').count()).toBe(0)
    // The cursor has stayed in the text.
    await bench.page.keyboard.press('Shift+F9')
    await bench.page.locator('.change-steps', { hasText: '4/5' }).waitFor()
    expect(bench.complaints).toEqual([])
  })

  it('goes to a requirement whose verdict changed, and opens the group in which a changed figure is hidden', async () => {
    await bench.exact('调剂金')
    const { line, column } = placeOf('90%, 依据: 二/二', policy)
    await bench.select(line, column, 3)
    await bench.type('99%')
    await bench.page.locator('.change-steps', { hasText: '1项约束变了' }).waitFor()
    await bench.page.getByRole('button', { name: '下一个变了的' }).click()
    const row = '[data-constraint="县域内住院就诊率达标"].is-chosen'
    await bench.page.locator(row, { hasText: '原为达标' }).waitFor()
    expect(await seen(bench.page, row)).toBe(true)
    await bench.page.locator('.group-title button', { hasText: '一、基金的预算' }).click()
    const budget = placeOf('15%, 依据: [第十三条', policy)
    await bench.select(budget.line, budget.column, 3)
    await bench.type('12%')
    await bench.page.locator('.change-steps', { hasText: '个数、2项约束变了' }).waitFor()
    expect(await bench.page.locator('[data-figure="调剂金"]').count()).toBe(0)
    await bench.page.getByRole('button', { name: '下一个变了的' }).click()
    await bench.page.locator('[data-figure="调剂金"].is-chosen').waitFor()
  })

  it('lists what is wrong at its line, keeps the last figures in grey, and goes to the line', async () => {
    const amount = await bench.exact('调剂金')
    const { line, column } = placeOf('当年筹资人数 × 个人当年大病医疗保险费\n', policy)
    await bench.select(line, column, 6)
    await bench.type('当年筹资（')
    const problem = bench.page.locator('.problem.is-error').first()
    await problem.waitFor()
    expect(await problem.textContent()).toContain(`${line}行`)
    await bench.page.locator('.figures.is-stale').waitFor()
    expect(await bench.page.locator('.stale-note').textContent()).toContain(`第${line}行`)
    expect(await bench.exact('调剂金')).toBe(amount)
    await bench.page.locator('.squiggly-error').first().waitFor()
    await shoot('broken')
    await problem.click()
    expect(await bench.page.locator('.margin .line-numbers.active-line-number').textContent()).toBe(String(line))
    expect(bench.complaints).toEqual([])
  })

  it('shows how a figure came about, down to an input, and leads to the line of a part', async () => {
    await bench.exact('调剂金')
    await bench.page.locator('[data-figure="调剂金"]').click()
    const root = bench.page.locator('.derivation .is-root')
    await root.locator('.formula').first().waitFor()
    expect(await root.textContent()).toContain('筹资总额 × 调剂金提取比例')
    expect(await root.textContent()).toContain('调剂金基数：取“按筹资总额”')
    const whole = root.locator('[data-step="筹资总额"]').first()
    await whole.locator('.turner').first().click()
    expect(await whole.textContent()).toContain('当年筹资人数')
    await shoot('derived')
    await whole.locator('[data-step="利息"] .name').click()
    const { line } = placeOf('  利息                         |', policy)
    await bench.page.locator('.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor()
    expect(bench.complaints).toEqual([])
  })

  it('keeps an unsaved text over a reload, says so, and goes back to the file when told', async () => {
    const amount = await bench.exact('调剂金')
    const { line, column } = placeOf('15%, 依据: [第十三条', policy)
    await bench.select(line, column, 3)
    await bench.type('20%')
    const changed = yuan(byReference('20%').调剂金)
    await number('调剂金', changed)
    await bench.page.reload()
    await number('调剂金', changed)
    await bench.page.getByText('已恢复没有保存的改动').waitFor()
    await bench.page.getByRole('button', { name: '放弃' }).click()
    await bench.page.locator('.ant-popconfirm').getByRole('button', { name: '放弃' }).click()
    await number('调剂金', amount)
    expect(await bench.page.locator('.mark-draft').count()).toBe(0)
    expect(await bench.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))).toEqual(
      [],
    )
  })

  it('shows no diagnostics while an input method is composing, and them when it is done', async () => {
    await bench.exact('调剂金')
    const { line, column } = placeOf('当年筹资人数 × 个人当年大病医疗保险费\n', policy)
    await bench.select(line, column, 6)
    await bench.devices.send('Input.imeSetComposition', { text: 'hu ran', selectionStart: 6, selectionEnd: 6 })
    await bench.page.locator('.view-line', { hasText: 'hu' }).waitFor()
    // An answer to something else arrives meanwhile: the figure of another row is explained by the same worker.
    await bench.page.locator('[data-figure="调剂金"] .value').dispatchEvent('click')
    await bench.page.locator('.derivation .is-root').waitFor()
    expect(await bench.page.locator('.squiggly-error').count()).toBe(0)
    expect(await bench.page.locator('.figures.is-stale').count()).toBe(0)
    await bench.devices.send('Input.insertText', { text: '忽然' })
    await bench.page.locator('.squiggly-error').first().waitFor()
    await bench.page.locator('.figures.is-stale').waitFor()
  })

  it('mends by one click what has one sensible mend', async () => {
    await bench.exact('调剂金')
    const { line, column } = placeOf('状态: 试行', policy)
    await bench.select(line, column + 2, 1)
    await bench.type('：')
    await bench.page.locator('.figures.is-stale').waitFor()
    await bench.page.keyboard.press('ArrowLeft')
    await bench.page.keyboard.press('Control+.')
    await bench.page.locator('.action-widget').getByText('改为').first().click()
    await bench.page.locator('.figures:not(.is-stale)').waitFor()
    expect(await bench.page.locator('.problem.is-error').count()).toBe(0)
    expect(await bench.exact('调剂金')).toBe(yuan(byReference('15%').调剂金))
  })

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
    const { values } = weishan(
      inputsOf(readFileSync(`${repository}policies/weishan/scenarios/2020-overrun.yaml`, 'utf8')),
      {
        year: 2020,
      },
    )
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
    bench = await openWorkbench(browser.context, served.address, async (page) => {
      await page.route('**/api/files', (route) =>
        route.fulfill({ json: Object.keys(answers).map((path) => ({ path, size: 1 })) }),
      )
      await page.route('**/api/file?*', (route) =>
        route.fulfill({ body: answers[new URL(route.request().url()).searchParams.get('path') ?? ''] ?? '' }),
      )
    })
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
      // This one stands in README.md as docs/images/drafting.png.
      await bench.page.setViewportSize({ width: 1366, height: 768 })
      await bench.page.emulateMedia({ colorScheme: 'light' })
      await bench.page.locator('[data-figure="医共体预算资金总额"]').click()
      await bench.page.locator('.derivation .is-root').waitFor()
      await bench.page.mouse.move(0, 400)
      // The editor's bars fade.
      await bench.page.waitForTimeout(1500)
      await shoot('drafting')
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

/** As if Weishan had stood open last; other policies come before it in the list. */
async function rememberWeishan(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (localStorage.getItem('hengce:policy') === null) localStorage.setItem('hengce:policy', 'weishan/2020.yaml')
  })
}

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: `${shots}/${name}.png` })
}

/** Whether an element lies within the part of its pane that can be seen. */
async function seen(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const row = element.getBoundingClientRect()
    const pane = element.closest('.scroll')?.getBoundingClientRect()
    return pane !== undefined && row.top >= pane.top && row.bottom <= pane.bottom
  })
}

/** Waits until a figure has an amount. */
async function number(figure: string, amount: string): Promise<void> {
  await bench.page.locator(`[data-figure="${figure}"] .number[title="${amount}"]`).waitFor()
}

/** 1234.5 → 1,234.5元 */
function yuan(digits: string): string {
  return `${digits.replace(/\d(?=(\d{3})+(\.|$))/g, (digit, _group, _end, at: number) =>
    digits.indexOf('.') >= 0 && at > digits.indexOf('.') ? digit : `${digit},`,
  )}元`
}

/** The inputs of a scenario file as the reference takes them. */
function inputsOf(text: string): WeishanInputs {
  const single = [...text.matchAll(/^ {2}([^\s:#]+): (-?[\d.]+)(%|万元)?$/gm)].map(([, name, digits, unit]) => {
    const scale = decimal(unit === '%' ? '0.01' : unit === '万元' ? '10000' : '1')
    return [name, print(times(decimal(digits as string), scale))]
  })
  const rows = [...text.matchAll(/^ {4}(\S+) +\| (县级|乡镇|村) +\| +([\d.,]+) +\| +([\d.,]+)$/gm)]
  const column = (at: number) =>
    Object.fromEntries(rows.map((row) => [row[1], (row[at] as string).replaceAll(',', '')]))
  const made = {
    机构: rows.map((row) => ({ 名: row[1], 层级: row[2] })),
    成员单位支出: column(3),
    拨付资金: column(4),
    ...Object.fromEntries(single),
  }
  return made as unknown as WeishanInputs
}

/** The figures of the base scenario under another share of the adjustment fund; held to the reference at the measures' own 15%. */
function byReference(share: string): {
  readonly [name in '筹资总额' | '调剂金' | '可分配基金' | '医共体预算资金总额' | '医共体结余']: string
} {
  const inputs = inputsOf(scenario)
  const at = (name: string): Fraction => decimal((inputs as unknown as Record<string, string>)[name] as string)
  const financing = plus(times(at('当年筹资人数'), at('筹资标准')), at('利息'))
  const fund = times(financing, over(decimal(share.slice(0, -1)), decimal('100')))
  const serious = times(at('当年筹资人数'), at('个人当年大病医疗保险费'))
  const distributable = minus(minus(minus(financing, fund), at('家庭医生签约服务费')), serious)
  const budget = minus(times(distributable, decimal('0.85')), at('当年因政策调整所需支出的资金'))
  const spent = plus(sum(Object.values(inputs.成员单位支出).map(decimal)), at('县域外就医支出'))
  const figures = {
    筹资总额: print(financing),
    调剂金: print(fund),
    可分配基金: print(distributable),
    医共体预算资金总额: print(budget),
    医共体结余: print(minus(budget, spent)),
  }
  if (share === '15%') expect(weishan(inputs, { year: 2020 }).values).toMatchObject(figures)
  return figures
}
