import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { type Served, serve } from '../support/served.ts'
import { openWorkbench } from '../support/workbench.ts'

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

it('has in the menu of the right button what a drafter can use, in Chinese, on a ground of its own', {
  timeout: 120_000,
}, async () => {
  const { page, complaints } = await openWorkbench(browser.context, served.address)
  await page.locator('.view-line').nth(3).click({ button: 'right' })
  const menu = page.locator('.monaco-menu')
  await menu.getByText('改名').waitFor()
  const words = await menu.locator('.action-item .action-label:not(.separator)').allTextContents()
  const lines = words.map((word) => word.trim()).filter((word) => word !== '')
  expect(lines).toContain('列出引用')
  expect(lines).toContain('复制')
  expect(lines.filter((word) => /[a-z]{2}/.test(word))).toEqual([])
  const ground = await menu
    .locator('.monaco-scrollable-element, .actions-container')
    .first()
    .evaluate((one) => {
      for (let box: Element | null = one; box; box = box.parentElement) {
        const { backgroundColor } = getComputedStyle(box)
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
      }
      return 'none'
    })
  expect(ground).toBe('rgb(255, 255, 255)')
  expect(complaints).toEqual([])
})
