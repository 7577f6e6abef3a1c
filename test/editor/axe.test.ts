import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousIn } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { pageStates } from '../support/page-states.ts'
import { type Served, serve } from '../support/served.ts'
import { openWorkbench } from '../support/workbench.ts'

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

describe('what axe finds of the page', () => {
  for (const theme of ['light', 'dark'] as const)
    it(`is nothing serious in any state (${theme})`, async () => {
      const { page } = await openWorkbench(browser.context, served.address, (opened) =>
        opened.addInitScript((chosen) => localStorage.setItem('hengce:theme', chosen), theme),
      )
      await page.locator('[data-figure] .number[title]').first().waitFor()
      const found: Record<string, readonly string[]> = {}
      for (const { name, reach } of pageStates) {
        await reach(page)
        await page.waitForTimeout(300)
        found[name] = await seriousIn(page)
      }
      expect(found).toEqual(Object.fromEntries(pageStates.map(({ name }) => [name, []])))
      await page.close()
    }, 240_000)
})
