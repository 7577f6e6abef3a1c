import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seriousIn } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const policy = readFileSync(`${repository}policies/weishan/2020.yaml`, 'utf8')
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
  bench = await openWorkbench(browser.context, served.address, (page) =>
    page.addInitScript(() => {
      if (localStorage.getItem('hengce:policy') === null) localStorage.setItem('hengce:policy', 'weishan/2020.yaml')
    }),
  )
  await bench.exact('调剂金')
}, 120_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

describe('scenarios side by side in Chromium', () => {
  it('stand beside the open one with exact differences, and all move when the policy is typed', async () => {
    const { page } = bench
    await choose(page, '2020年超支', '2020年结余较多')
    const heads = page.locator('.side-head .head-name')
    expect(await heads.allTextContents()).toEqual(['2020年基准', '2020年超支', '2020年结余较多'])
    // 当年因政策调整所需支出的资金, the only thing that tells the budgets of the three apart.
    const spent = scenarioAmounts('当年因政策调整所需支出的资金')
    for (const share of [15n, 12n]) {
      if (share === 12n) {
        const { line, column } = placeOf('15%, 依据: [第十三条', policy)
        await bench.select(line, column, 3)
        await bench.type('12%')
      }
      const all = spent.map((own) => budgetAt(share) - own * 1_000_000n)
      await page.locator(`[data-figure="医共体预算资金总额"] [data-exact="${digits(all[0] as bigint)}"]`).waitFor()
      await page.locator(`[data-figure="医共体预算资金总额"] [data-exact="${digits(all[1] as bigint)}"]`).waitFor()
      expect(await exacts(page, '医共体预算资金总额')).toEqual(all.map(digits))
      const said = await differences(page, '医共体预算资金总额')
      expect(
        said.map((words) =>
          words
            ?.match(/差(.*)元/)?.[1]
            ?.replaceAll(',', '')
            .replace('\u2212', '-'),
        ),
      ).toEqual(all.slice(1).map((own) => `${own > (all[0] as bigint) ? '+' : ''}${digits(own - (all[0] as bigint))}`))
    }
    await shoot('side-by-side')
    expect(await seriousIn(page)).toEqual([])
    expect(bench.complaints).toEqual([])
  })

  it('are filtered, searched, sorted, opened by member, and copied as a block', async () => {
    const { page } = bench
    await choose(page, '2020年超支')
    const rows = page.locator('.side-table [data-figure]')
    const all = await rows.count()
    await page.getByRole('checkbox', { name: '只看不同的' }).check()
    await page.locator('[data-figure="筹资总额"]').waitFor({ state: 'detached' })
    await page.locator('[data-figure="乡镇外住院人次"]').waitFor()
    expect(await page.locator('[data-figure="大病保险基金"]').count()).toBe(0)
    await page.getByRole('checkbox', { name: '只看不同的' }).uncheck()
    await page.locator('[data-figure="筹资总额"]').waitFor()
    expect(await rows.count()).toBe(all)

    const head = page.locator('.side-head', { hasText: '2020年超支' })
    await head
      .getByRole('button', { name: /2020年超支/ })
      .first()
      .click()
    await page.locator('.side-head[aria-sort="descending"]').waitFor()
    const sizes = (
      await page
        .locator('.side-table tbody')
        .first()
        .locator('[data-figure] .side-difference')
        .evaluateAll((spans) => spans.map((one) => one.getAttribute('title') ?? ''))
    ).map((words) => Math.abs(Number(words.replace(/^.*差/, '').replace(/[^\d.]/g, ''))))
    expect(sizes.length).toBeGreaterThan(5)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))

    await page.getByRole('textbox', { name: '在并排的数里找' }).fill('医共体超支分担')
    await page.locator('[data-figure="筹资总额"]').waitFor({ state: 'detached' })
    const turner = page.getByRole('button', { name: '医共体超支分担：展开各成员' })
    await turner.focus()
    await page.keyboard.press('Enter')
    await page.locator('.member[data-member="县医院"]').waitFor()
    await page.getByRole('button', { name: '复制', exact: true }).click()
    await page.getByText('已复制').waitFor()
    const text = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return (await item?.getType('text/plain'))?.text() ?? ''
    })
    const lines = text.split('\r\n').map((line) => line.split('\t'))
    expect(lines[0]).toEqual([
      '分组',
      '名称',
      '成员',
      '单位',
      '2020年基准',
      '2020年超支',
      '2020年超支：与2020年基准的差',
    ])
    const hospital = lines.find(([, name, member]) => name === '医共体超支分担' && member === '县医院')
    const shown = page.locator('.member[data-member="县医院"] .number').nth(1)
    expect(hospital?.[5]).toBe(await shown.getAttribute('data-scaled'))
    expect(bench.complaints).toEqual([])
  })

  it('are remembered, change places with the open one, and give way to its figures again', async () => {
    const { page } = bench
    await choose(page, '2020年超支')
    await page.reload()
    await bench.exact('调剂金')
    await page.getByRole('button', { name: '情景并排' }).click()
    await page.locator('.side-head', { hasText: '2020年超支' }).waitFor()
    await page.getByRole('combobox', { name: '情景', exact: true }).click()
    await page.locator('.ant-select-item-option:visible', { hasText: '2020年超支' }).last().click()
    await page.locator('.side-head >> nth=0 >> text=2020年超支').waitFor()
    await page.locator('.side-head >> nth=1 >> text=2020年基准').waitFor()
    await page.getByRole('button', { name: '不再并排：2020年基准' }).click()
    await page.getByText('选一个或几个情景').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    await page.locator('.figure-table').waitFor()
  })

  it('print on the long side of the paper, nothing cut, black on white from a dark page too', async () => {
    const { page } = bench
    await choose(page, '2020年超支', '2020年结余较多')
    expect(await seriousIn(page)).toEqual([])
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' })
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/)
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.print-head, .side-table')].flatMap((one) => {
        const boxes: string[] = []
        for (let box = one.parentElement; box; box = box.parentElement)
          if (getComputedStyle(box).overflowY !== 'visible') boxes.push(box.className || box.tagName)
        return boxes
      }),
    )
    expect(cut).toEqual([])
    for (const part of ['.print-head h1', '.side-table .figure .name', '.side-value .number', '.side-difference'])
      expect([
        part,
        await page
          .locator(part)
          .first()
          .evaluate((one) => getComputedStyle(one).color),
      ]).toEqual([part, 'rgb(0, 0, 0)'])
    const seen = await page.locator('.page').innerText()
    for (const part of ['测算不等于清算', '2020年超支', '2020年结余较多', '约束']) expect(seen).toContain(part)
    for (const gone of ['只看不同的', '返回', '新建']) expect(seen).not.toContain(gone)
  })
})

/** Sets scenarios beside the open one and waits for their columns. */
async function choose(page: Page, ...titles: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: '情景并排' }).click()
  for (const title of titles) await page.locator('.ant-select-item-option:visible', { hasText: title }).click()
  await page.keyboard.press('Escape')
  for (const title of titles) await page.locator('.side-head', { hasText: title }).waitFor()
}

function cells(page: Page, figure: string): Locator {
  return page.locator(`.side-table [data-figure="${figure}"] .side-value`)
}

async function exacts(page: Page, figure: string): Promise<readonly (string | null)[]> {
  return cells(page, figure)
    .locator('.number')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-exact')))
}

async function differences(page: Page, figure: string): Promise<readonly (string | null)[]> {
  return cells(page, figure)
    .locator('.side-difference')
    .evaluateAll((all) => all.map((one) => one.getAttribute('title')))
}

/** An input of the three scenarios, in 元. */
function scenarioAmounts(name: string): readonly bigint[] {
  return ['base', 'overrun', 'surplus'].map((one) => {
    const text = readFileSync(`${repository}policies/weishan/scenarios/2020-${one}.yaml`, 'utf8')
    return BigInt(text.match(new RegExp(`^  ${name}: (\\d+)$`, 'm'))?.[1] ?? '')
  })
}

/** 85% of what can be distributed when so many percent go to the adjustment fund, in millionths of a 元: 85% × (筹资 × (1 − share) − 签约服务费 − 大病). */
function budgetAt(share: bigint): bigint {
  const financing = 268_000n * 830n * 100n + 68_543_217n
  const rest = financing * (100n - share) - (3_216_000n + 268_000n * 70n) * 10_000n
  return rest * 85n
}

/** 1234500000 → 1234.5 */
function digits(millionths: bigint): string {
  const size = millionths < 0n ? -millionths : millionths
  const text = `${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`.replace(/\.?0+$/, '')
  return `${millionths < 0n ? '-' : ''}${text}`
}

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: `${shots}/${name}.png` })
}
