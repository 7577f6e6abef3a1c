import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { type Served, serve } from '../support/served.ts'
import { smallPng } from '../support/small-png.ts'
import { openWorkbench, type Workbench } from '../support/workbench.ts'

const shots = process.env.SHOTS

// Pictures are taken where SHOTS names a folder for them (docs/images: those of README.md); they are looked at, not compared.
describe.runIf(shots)('pictures of the workbench', () => {
  let served: Served
  let browser: Awaited<ReturnType<typeof openChromium>>
  let bench: Workbench

  beforeAll(async () => {
    mkdirSync(shots as string, { recursive: true })
    served = await serve('--port', '0')
    browser = await openChromium()
    bench = await openWorkbench(browser.context, served.address, (page) =>
      page.addInitScript(() => localStorage.setItem('hengce:policy', 'weishan/2020.yaml')),
    )
    await bench.page.emulateMedia({ colorScheme: 'light' })
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    served?.child.kill()
  })

  it('show the text, the figures and the derivation of one', async () => {
    await bench.page.locator('[data-figure="医共体预算资金总额"] .name').click()
    // To its line in the text.
    await bench.page.locator('.derivation .is-root > .step-line > .name').click()
    await bench.page.locator('.view-line', { hasText: '医共体预算资金总额' }).first().waitFor()
    await shoot('drafting')
  }, 60_000)

  it('show a slider that moves the figures', async () => {
    const { page } = bench
    await page.getByRole('button', { name: '收起', exact: true }).click()
    await page.getByText('参数', { exact: true }).click()
    await page.getByRole('slider', { name: '调剂金提取比例 滑块' }).focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
    await page.locator('[data-figure="调剂金"] .change', { hasText: '−669.38' }).waitFor()
    await shoot('parameters')
    await page.keyboard.press('Control+z')
    await page.locator('.change-steps').waitFor({ state: 'detached' })
  }, 60_000)

  it('show the data of a year, and what each institution bears', async () => {
    const { page } = bench
    await page.getByRole('combobox', { name: '情景' }).click()
    await page.locator('.ant-select-item-option', { hasText: '超支' }).click()
    await page.locator('.ant-segmented-item-label', { hasText: '情景' }).click()
    await page.getByText('表格', { exact: true }).click()
    await page.locator('.input-group').nth(1).scrollIntoViewIfNeeded()
    await page.locator('[data-figure="医共体超支分担"] .as-table').click()
    await page.locator('[data-row="0"] [data-column="0"]').click()
    await page.locator('.derivation .is-root', { hasText: '县医院' }).waitFor()
    await shoot('institutions')
    expect(bench.complaints).toEqual([])
  }, 60_000)

  async function shoot(name: string): Promise<void> {
    await bench.page.mouse.move(700, 22)
    // Scroll bars and what has just changed fade.
    await bench.page.waitForTimeout(2500)
    writeFileSync(`${shots}/${name}.png`, smallPng(await bench.page.screenshot()))
  }
})
