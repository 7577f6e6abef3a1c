import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serve } from '../support/served.ts'
import { draftOf, openLast, openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const policy = readFileSync(`${repository}policies/weishan/2020.yaml`, 'utf8')
const scenario = readFileSync(`${repository}policies/weishan/scenarios/2020-base.yaml`, 'utf8')

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
  await bench.page.locator('[role="treeitem"]').first().waitFor()
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
})

describe('names in Chromium', () => {
  it('leads from a formula to where a name is given, and from the scenario to the policy', async () => {
    await at('筹资总额 × 调剂金提取比例', policy)
    await bench.page.keyboard.press('F12')
    await lineIs(placeOf('  筹资总额:\n', policy).line)
    await bench.page.getByLabel('改哪一份').getByText('情景').click()
    await at('当年筹资人数:', scenario)
    await bench.page.keyboard.press('F12')
    await lineIs(policy.slice(0, policy.indexOf('\n  当年筹资人数')).split('\n').length + 1)
    expect(await draft('weishan/2020.yaml')).toBeUndefined()
    expect(bench.complaints).toEqual([])
  })

  it('lists where a name stands, in both texts, and goes there', async () => {
    await at('当年筹资人数 × 个人当年大病医疗保险费\n', policy)
    await bench.page.keyboard.press('Shift+F12')
    const lines = bench.page.locator('.reference')
    await lines.first().waitFor()
    const count = [policy, scenario].reduce((sum, text) => sum + text.split('当年筹资人数').length - 1, 0)
    expect(await bench.page.locator('.problems .summary').textContent()).toBe(`输入“当年筹资人数”出现${count}处`)
    expect(await lines.locator('mark').allTextContents()).toEqual(Array(count).fill('当年筹资人数'))
    await lines.filter({ hasText: /^情景/ }).click()
    await bench.page.locator('.pane-head .path', { hasText: '2020-base.yaml' }).waitFor()
    await lineIs(placeOf('当年筹资人数:', scenario).line)
    await lines.filter({ hasText: '定义' }).click()
    await bench.page.locator('.pane-head .path', { hasText: /^weishan.2020.yaml/ }).waitFor()
    await bench.page.getByRole('tab', { name: '问题' }).click()
    expect(await lines.count()).toBe(0)
    expect(bench.complaints).toEqual([])
  })

  it('renames a figure in both texts and in other scenarios, takes one step to undo, and says why it does not', async () => {
    await bench.exact('调剂金')
    await at('当年筹资人数 × 个人当年大病医疗保险费\n', policy)
    const count = policy.split('当年筹资人数').length
    await rename('当年参保缴费人数')
    await bench.page.locator('.notice', { hasText: '另改了2个文件' }).waitFor()
    await settled(async () => (await draft('weishan/2020.yaml'))?.split('当年参保缴费人数').length === count)
    expect((await draft('weishan/scenarios/2020-base.yaml'))?.includes('当年参保缴费人数')).toBe(true)
    expect((await draft('weishan/scenarios/2020-surplus.yaml'))?.includes('当年参保缴费人数')).toBe(true)
    expect(await bench.page.locator('.problem.is-error').count()).toBe(0)
    await bench.page.locator('.monaco-editor textarea.inputarea').focus()
    await bench.page.keyboard.press('Control+Z')
    const both = ['weishan/2020.yaml', 'weishan/scenarios/2020-base.yaml']
    for (const file of both) await settled(async () => (await draft(file)) === undefined)
    await bench.page.keyboard.press('Control+Y')
    for (const file of both) await settled(async () => (await draft(file))?.includes('当年参保缴费人数') === true)
    await bench.page.keyboard.press('Control+Z')
    for (const file of both) await settled(async () => (await draft(file)) === undefined)
    await rename('筹资总额')
    await bench.page.locator('.monaco-editor-overlaymessage', { hasText: '“筹资总额”已经是规则的名字' }).waitFor()
    expect(bench.complaints).toEqual([])
  }, 60_000)

  it('colours names by what they are, and draws a wavy line under doubtful clauses', async () => {
    const { line } = placeOf('筹资总额 × 调剂金提取比例', policy)
    await bench.select(line, 1, 0)
    const colours = () =>
      bench.page
        .locator('.view-line span > span')
        .evaluateAll((spans) =>
          Object.fromEntries(
            spans
              .filter((span) => ['筹资总额', '调剂金提取比例'].includes(span.textContent ?? ''))
              .map((span) => [span.textContent, getComputedStyle(span).color]),
          ),
        )
    await settled(async () => (await colours()).筹资总额 === 'rgb(27, 79, 160)')
    expect(await colours()).toMatchObject({ 调剂金提取比例: 'rgb(143, 47, 99)' })
    await bench.page.locator('.doubtful-clause').first().waitFor()
  })

  it('folds a rule, and goes to an entry by its name, in the scenario too', async () => {
    await bench.page.getByLabel('改哪一份').getByText('情景').click()
    await at('当年筹资人数:', scenario)
    await goToName('成员单位支出')
    await lineIs(placeOf(' 成员单位支出 |', scenario).line)
    await bench.page.getByLabel('改哪一份').getByText('政策').click()
    await at('  筹资总额:\n', policy)
    await goToName('民营结余奖励')
    const { line } = placeOf('\n  民营结余奖励:', policy)
    await lineIs(line + 1)
    await bench.page.locator('.monaco-editor.focused').first().waitFor()
    await bench.page.keyboard.press('Control+Shift+BracketLeft')
    await settled(async () => !(await numbers()).includes(line + 2))
    await bench.page.keyboard.press('Control+Shift+BracketRight')
    await settled(async () => (await numbers()).includes(line + 2))
  })

  it('brings the text into its canonical form and back in one step', async () => {
    const { line, column } = placeOf('筹资总额 × 调剂金提取比例', policy)
    await bench.select(line, column + 4, 3)
    await bench.type('*')
    const typed = policy.replace('筹资总额 × 调剂金提取比例', '筹资总额*调剂金提取比例')
    await settled(async () => (await draft('weishan/2020.yaml')) === typed)
    await bench.page.getByRole('button', { name: '排版' }).click()
    await settled(async () => (await draft('weishan/2020.yaml')) === undefined)
    await bench.page.keyboard.press('Control+Z')
    await settled(async () => (await draft('weishan/2020.yaml')) === typed)
    expect(bench.complaints).toEqual([])
  })
})

describe('the clauses in Chromium', () => {
  it('counts them, marks those of the cursor, and keeps the tree to what is looked for', async () => {
    const head = (await bench.page.locator('.clauses .summary').textContent()) ?? ''
    expect(head).toMatch(/^共\d+条，存疑\d+处$/)
    await at('15%, 依据: [第十三条', policy)
    await bench.page.locator('[role="treeitem"][data-row="第十三条"][aria-selected="true"]').waitFor()
    await bench.page.getByLabel('在条款里找').fill('调剂金提取比例')
    const rows = bench.page.locator('.clause-row')
    await settled(async () => (await rows.count()) < 10)
    expect(await rows.count()).toBeGreaterThan(0)
    await bench.page.getByLabel('在条款里找').fill('')
    await bench.page.getByLabel('只看存疑').check()
    await settled(
      async () =>
        (await rows.count()) > 0 && (await rows.locator('.clause-id:not(.doubtful)').count()) < (await rows.count()),
    )
    expect(bench.complaints).toEqual([])
  })

  it('is walked by keys, shows what became of a clause, and goes there and to the row of the clause', async () => {
    const row = (id: string) => bench.page.locator(`[role="treeitem"][data-row="${id}"]`)
    await row('第一条').focus()
    await bench.page.keyboard.press('Home')
    expect(await focusedRow(bench.page)).toBe('通知')
    await bench.page.keyboard.press('ArrowDown')
    expect(await focusedRow(bench.page)).toBe('第一条')
    await bench.page.keyboard.press('End')
    await bench.page.keyboard.press('ArrowUp')
    await row('第四条').focus()
    await bench.page.keyboard.press('ArrowRight')
    expect(await row('第四条').getAttribute('aria-expanded')).toBe('true')
    await bench.page.keyboard.press('ArrowRight')
    const became = (await focusedRow(bench.page)) ?? ''
    expect(became.split('\n')[0]).toBe('第四条')
    const name = became.split('\n')[2] ?? ''
    await bench.page.keyboard.press('Enter')
    await bench.page.locator('.monaco-editor.focused').first().waitFor()
    const line = Number(await bench.page.locator('.active-line-number').first().textContent())
    expect(policy.split('\n')[line - 1]).toContain(name)
    await row('第四条').click()
    await lineIs(policy.split('\n').findIndex((text) => text.startsWith('  第四条 ')) + 1)
    await bench.page.getByRole('button', { name: '收起条款' }).click()
    expect(await bench.page.locator('[role="tree"]').count()).toBe(0)
    await bench.page.reload()
    await bench.page.getByRole('button', { name: '条款' }).press('Enter')
    await row('第四条').waitFor()
    expect(bench.complaints).toEqual([])
  })
})

async function at(part: string, text: string): Promise<void> {
  const { line, column } = placeOf(part, text)
  const blanks = part.length - part.trimStart().length
  await bench.select(line, column + blanks, 0)
}

async function rename(name: string): Promise<void> {
  await bench.page.keyboard.press('F2')
  const box = bench.page.locator('.rename-box input')
  await box.waitFor()
  await box.fill(name)
  await box.press('Enter')
}

async function goToName(name: string): Promise<void> {
  await bench.page.keyboard.press('Control+Shift+O')
  const box = bench.page.locator('.quick-input-widget input')
  await box.pressSequentially(name)
  await bench.page.locator('.quick-input-list', { hasText: name }).waitFor()
  await box.press('Enter')
}

async function lineIs(line: number): Promise<void> {
  await bench.page
    .locator('.active-line-number', { hasText: new RegExp(`^${line}$`) })
    .first()
    .waitFor()
}

/** The lines that are seen. */
async function numbers(): Promise<number[]> {
  return (await bench.page.locator('.line-numbers').allTextContents()).map(Number)
}

function draft(file: string): Promise<string | undefined> {
  return draftOf(bench.page, file)
}

async function focusedRow(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null)
}

async function settled(is: () => Promise<boolean>): Promise<void> {
  await expect.poll(is, { timeout: 15_000 }).toBe(true)
}
