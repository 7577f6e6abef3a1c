import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { type Served, serve } from '../support/served.ts'
import { openLast, openWorkbench } from '../support/workbench.ts'

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

afterEach(async () => {
  for (const page of browser.context.pages()) {
    await page.evaluate(() => localStorage.clear()).catch(() => {})
    await page.close()
  }
})

it('leads by keys alone from the address bar to a parameter, its figures and how one came about', async () => {
  const bench = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
  const { page } = bench
  await bench.exact('调剂金')
  await tabTo(page, '.pane-head [aria-label="怎么改"] input')
  await page.keyboard.press('ArrowRight')
  await page.locator('[data-parameter]').first().waitFor()
  await tabTo(page, '[aria-label="调剂金提取比例 滑块"]')
  await page.keyboard.press('ArrowLeft')
  await page.locator('.change-steps').waitFor()
  await page.keyboard.press('F9')
  await page.locator('.figures .is-chosen[data-figure="调剂金"]').waitFor()
  await page.locator('.derivation .is-root', { hasText: '调剂金提取比例' }).waitFor()
  await tabTo(page, '.figures [data-figure="可分配基金"] button')
  await page.keyboard.press('Enter')
  await page.locator('.derivation .is-root', { hasText: '可分配基金' }).waitFor()
  await tabTo(page, '.derivation .turner[aria-expanded="false"]')
  const closed = await page.locator('.derivation [data-step]').count()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.derivation [data-step]').count()).toBeGreaterThan(closed)
  expect(bench.complaints).toEqual([])
}, 120_000)

it('leads out of the text too, once Ctrl+M has made Tab a key to go on by', async () => {
  const bench = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
  const { page } = bench
  await bench.select(1, 1, 0)
  await page.keyboard.press('Control+m')
  await tabTo(page, '.figures [data-figure="调剂金"] button')
  expect(await page.locator('.mark-draft').count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.locator('.derivation .is-root', { hasText: '调剂金' }).waitFor()
}, 120_000)

/** Goes on by Tab until something is reached that fits; throws with the way gone where it is not reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const way: string[] = []
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab')
    const [fits, name] = await page.evaluate((wanted) => {
      const here = document.activeElement
      return [here?.matches(wanted) === true, here?.getAttribute('aria-label') ?? here?.textContent ?? ''] as const
    }, selector)
    if (fits) return
    way.push(name.slice(0, 20))
  }
  throw new Error(`not reached by Tab: ${selector}\n${way.join(' › ')}`)
}
