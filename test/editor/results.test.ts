import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { madeMembers, policyOfMany, scenarioOfMany, yuan } from '../support/many-members.ts'
import { type Served, serve } from '../support/served.ts'
import { openFiles, openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const members = madeMembers(5000)
const balances = members.map(({ name, budget, spent }) => ({ name, fen: budget - spent }))
const files: Readonly<Record<string, string>> = { '办法.yaml': policyOfMany(), '数.yaml': scenarioOfMany(members) }
const shots = process.env.SHOTS

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.address.origin })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

beforeEach(async () => {
  bench = await openWorkbench(browser.context, served.address, openFiles(files))
  await bench.exact('结余')
}, 120_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

describe('the results in Chromium', () => {
  it('list thousands of members of which those in sight are drawn; they scroll to the end, sort and are searched', async () => {
    const { page } = bench
    await openTable(page)
    const grid = page.getByRole('grid')
    for (const [part, row] of [
      [0, 0],
      [0.5, 2500],
      [1, 4999],
    ] as const) {
      await grid.evaluate((element, share) => element.scrollTo(0, element.scrollHeight * share), part)
      const { name, fen } = balances[row] as (typeof balances)[number]
      await page.locator(`[data-row="${row}"] [data-member="${name}"]`).waitFor()
      expect(await digits(page, row, 0)).toBe(yuan(fen))
      expect(await page.locator('.member-rows [data-row]').count()).toBeLessThan(60)
    }

    const rising = [...balances].sort((a, b) => Number(a.fen - b.fen)).map(({ name }) => name)
    const head = page.getByRole('columnheader', { name: /结余/ })
    await head.getByRole('button').click()
    await expectRows(page, 4990, rising)
    await head.getByRole('button').click()
    await page.locator('[aria-sort="descending"]').waitFor()
    await expectRows(page, 4990, [...rising].reverse())
    await head.getByRole('button').click()
    await expectRows(
      page,
      4990,
      balances.map(({ name }) => name),
    )

    await page.getByRole('textbox', { name: '找机构' }).fill('第499')
    const found = balances.filter(({ name }) => name.includes('第499'))
    await page.getByText(`5000个中${found.length}个`).waitFor()
    await page.locator(`[data-row="0"] [data-member="${found[0]?.name}"]`).waitFor()
    const sum = found.reduce((all, { fen }) => all + fen, 0n)
    expect(await page.locator('[data-total="0"]').getAttribute('data-exact')).toBe(yuan(sum))
    await shoot('member-table')
    expect(bench.complaints).toEqual([])
  })

  it('go about in the table by keys, copy what is selected, and show how a value came about', async () => {
    const { page } = bench
    await openTable(page)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+End')
    await page.locator('[data-row="4999"]').waitFor()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    const [, second, third] = balances
    const text = await clipboard(page, 'text/plain')
    expect(text.split('\r\n').map((line) => line.split('\t')[0])).toEqual(['机构', second?.name, third?.name])
    expect(text).toContain('结余（万元）')
    expect(Number(text.split('\r\n')[1]?.split('\t')[1]) * 1e6).toBeCloseTo(Number(second?.fen), 3)
    expect(await clipboard(page, 'text/html')).toContain('<td style="mso-number-format:General">')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('.detail .member-picker', { hasText: second?.name as string }).waitFor()
    // One that no row of the list carries.
    await page.getByRole('combobox', { name: '看哪一个成员' }).fill('第4987')
    await page.locator('.ant-select-item-option').getByText('第4987卫生室', { exact: true }).click()
    await page.locator('.derivation .is-root', { hasText: '第4987卫生室' }).waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    expect(await page.getByRole('grid').count()).toBe(0)
    expect(bench.complaints).toEqual([])
  })

  it('print the table that is open, whole and as it is sorted and searched, by Ctrl+P', async () => {
    const { page } = bench
    await openTable(page)
    await page.getByRole('textbox', { name: '找机构' }).fill('第49')
    const found = balances.filter(({ name }) => name.includes('第49'))
    await page.getByText(`5000个中${found.length}个`).waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed = document.querySelector<HTMLElement>('.figures')?.innerText
      }
    })
    await page.keyboard.press('Control+p')
    await page.waitForFunction(() => document.body.dataset.printed)
    const printed = (await page.evaluate(() => document.body.dataset.printed)) ?? ''
    for (const { name } of found) expect(printed).toContain(`${name}\t`)
    expect(printed).toContain('测算不等于清算')
    expect(printed).not.toContain('支出合计')
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.print-table').count()).toBe(0)
    await page.getByRole('button', { name: '返回' }).click()
  })

  it('copy a group in the unit that was chosen', async () => {
    const { page } = bench
    await page.getByRole('combobox', { name: '复制时的单位' }).click()
    await page.locator('.ant-select-item-option', { hasText: '元、小数' }).click()
    await page.getByRole('button', { name: '复制规则' }).click()
    await page.getByText('已复制').waitFor()
    const lines = (await clipboard(page, 'text/plain')).split('\r\n').map((line) => line.split('\t'))
    expect(lines[0]).toEqual(['名称', '成员', '数值', '单位'])
    expect(lines.find(([name, of]) => name === '结余' && of === '第3卫生室')?.[2]).toBe(yuan(balances[2]?.fen ?? 0n))
  })

  it('say of a requirement how many members fail and by how much, with its sides and its clause when chosen', async () => {
    const { page } = bench
    const failed = balances.filter(({ fen }) => fen < 0n).length
    const row = page.locator('[data-constraint="不超支"]')
    expect(await row.locator('.value').textContent()).toBe(`${failed}个未达标`)
    await row.locator('.name').click()
    const line = page.locator('.second-line')
    await line.getByText('差得最多的是').waitFor()
    expect(await line.textContent()).toContain('第一条：结余怎么算（存疑：没有写借款算不算支出）')
    await page.getByRole('button', { name: '不超支：展开各成员' }).click()
    expect(await page.locator('.constraint-member').count()).toBe(200)
    await page.locator('[data-constraint="支出有度"] .name').click()
    expect(await line.locator('.sides').textContent()).toContain('右边 1,000.00元 至 2,000.00元')
    await shoot('constraints')
  })

  it('explain marks and doubts to the keyboard too, and show only what changed with what it was', async () => {
    const { page } = bench
    const doubtful = page.locator('[data-figure="结余"] .name.doubtful')
    await doubtful.focus()
    await page.getByRole('tooltip').getByText('没有写借款算不算支出').waitFor()
    // The legend has the marks that are to be seen, no others.
    expect(await page.locator('.legend').textContent()).toBe('名称条款存疑')
    const { line, column } = placeOf('80%', policyOfMany())
    await bench.select(line, column, 3)
    await bench.type('60%')
    await page.locator('.change-steps', { hasText: '2个数变了' }).waitFor()
    expect(await page.locator('.legend').textContent()).toBe('名称条款存疑和文件里的不同')
    await page.getByRole('checkbox', { name: '只看变了的' }).check()
    await page.locator('[data-figure="结余"]').waitFor({ state: 'detached' })
    expect(
      await page
        .locator('.figures tr[data-figure]:not(.member)')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-figure'))),
    ).toEqual(['留用', '上交', '留用比例'])
    await page.locator('[data-figure="留用"]').click()
    await page.locator('.second-line', { hasText: /原为.*，差/ }).waitFor()
    await page.getByRole('textbox', { name: '找数' }).fill('没有这个数')
    await page.getByText('没有找到').waitFor()
  })

  it('print the figures and the derivation that is chosen, with what they rest on, nothing cut', async () => {
    const { page } = bench
    await page.locator('[data-figure="支出合计"]').click()
    await page.locator('.derivation .is-root').waitFor()
    await page.emulateMedia({ media: 'print' })
    const head = await page.locator('.print-head').innerText()
    for (const part of ['示例县打包付费办法', '版本1', '试行', '情景：很多机构', '2026年度', '测算不等于清算'])
      expect(head).toContain(part)
    const seen = await page.locator('body').innerText()
    for (const part of ['支出合计', '不超支', '成立的例外', '资金去向', '推导']) expect(seen).toContain(part)
    for (const gone of ['起草', '只看变了的', '新建', '政策: 示例县']) expect(seen).not.toContain(gone)
    // Nothing that prints is within anything that scrolls or hides what runs over.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.print-head, .figure-table, .derivation .step')].flatMap((one) => {
        const boxes: string[] = []
        for (let box = one.parentElement; box; box = box.parentElement)
          if (getComputedStyle(box).overflowY !== 'visible') boxes.push(box.className || box.tagName)
        return boxes
      }),
    )
    expect(cut).toEqual([])
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    // A page without words has no font.
    expect(pdf).toMatch(/\/Type \/Font\b/)
    if (shots) await page.screenshot({ path: `${shots}/print.png`, fullPage: true })
  })
})

async function openTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: '按机构列表' }).first().click()
  await page.locator('[data-row="0"] [data-column="0"]').waitFor()
}

async function digits(page: Page, row: number, column: number): Promise<string | null> {
  const cell = page.locator(`[data-row="${row}"] [data-column="${column}"]`)
  await cell.waitFor()
  return cell.getAttribute('data-exact')
}

/** Ten rows from one on have these members. */
async function expectRows(page: Page, from: number, names: readonly string[]): Promise<void> {
  await page.getByRole('grid').evaluate((element) => element.scrollTo(0, element.scrollHeight))
  for (let row = from; row < from + 10; row++)
    await page.locator(`[data-row="${row}"] [data-member="${names[row]}"]`).waitFor()
}

async function clipboard(page: Page, type: string): Promise<string> {
  await page.getByText('已复制').first().waitFor()
  return page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read()
    return (await item?.getType(wanted))?.text() ?? ''
  }, type)
}

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: `${shots}/${name}.png` })
}
