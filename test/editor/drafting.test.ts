import { mkdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decimal, minus, print } from '../reference/fraction.ts'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { byReference, yuan } from '../support/weishan-figures.ts'
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
      `原为3,346.88万元，差\u2212669.38万元（\u2212${yuan(move.slice(1))}）`,
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
})

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
