import type { BrowserContext, CDPSession, Page } from 'playwright-core'

/** The workbench in a tab, with the hands and eyes of a person. */
export interface Workbench {
  readonly page: Page
  /** Errors and warnings of the console, faults of the page, and what the CSP refused, so far. */
  readonly complaints: readonly string[]
  /** All digits of a figure with its unit, as its number's tip shows them; waits until it has one. */
  readonly exact: (figure: string) => Promise<string>
  /** Selects a part of the text in front, counted as an editor counts: line and column from 1. */
  readonly select: (line: number, column: number, length: number) => Promise<void>
  /** Types letter by letter. */
  readonly type: (text: string) => Promise<void>
  /** The devices below the page, for an input method. */
  readonly devices: CDPSession
}

/** Opens the workbench and waits for its text and its first figures. */
export async function openWorkbench(
  context: BrowserContext,
  address: URL,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Workbench> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1366, height: 768 })
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await prepare?.(page)
  await page.goto(address.href)
  await page.locator('.monaco-editor .view-line').first().waitFor()
  const text = page.locator('.monaco-editor textarea.inputarea')
  return {
    page,
    complaints,
    async exact(figure) {
      const number = page.locator(`[data-figure="${figure}"] .number[title]`).first()
      return (await number.getAttribute('title')) ?? ''
    },
    async select(line, column, length) {
      await text.focus()
      await page.keyboard.press('Control+G')
      const box = page.locator('.quick-input-widget input')
      await box.fill(`:${line}`)
      await box.press('Enter')
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
      // Keys that are pressed before the text has the focus again are lost.
      await page.locator('.monaco-editor.focused').first().waitFor()
      // The editor's own column counts a Chinese character as two.
      for (let i = 1; i < column; i++) await page.keyboard.press('ArrowRight')
      for (let i = 0; i < length; i++) await page.keyboard.press('Shift+ArrowRight')
    },
    type: (typed) => page.keyboard.type(typed),
    devices: await context.newCDPSession(page),
  }
}

/** For `openWorkbench`: as if this policy had stood open last, on the first visit; others come before it in the list. */
export function openLast(policy: string): (page: Page) => Promise<unknown> {
  return (page) =>
    page.addInitScript((file) => {
      if (localStorage.getItem('hengce:policy') === null) localStorage.setItem('hengce:policy', file)
    }, policy)
}

/** For `openWorkbench`: these files in place of the folder's. */
export function openFiles(files: Readonly<Record<string, string | Buffer>>): (page: Page) => Promise<void> {
  return async (page) => {
    await page.route('**/api/files', (route) =>
      route.fulfill({ json: Object.entries(files).map(([path, text]) => ({ path, size: text.length })) }),
    )
    await page.route('**/api/file?*', (route) =>
      route.fulfill({ body: files[new URL(route.request().url()).searchParams.get('path') ?? ''] ?? '' }),
    )
  }
}

/** What the browser keeps of a file's unsaved text; undefined: nothing, the text is that of the disk. */
export async function draftOf(page: Page, file: string): Promise<string | undefined> {
  const kept = await page.evaluate((key) => localStorage.getItem(key), `hengce:draft:${file}`)
  return kept === null ? undefined : (JSON.parse(kept) as { text: string }).text
}

/** Where a part of a text stands, as an editor counts. Throws if it is not there exactly once. */
export function placeOf(part: string, text: string): { readonly line: number; readonly column: number } {
  const at = text.indexOf(part)
  if (at < 0 || text.indexOf(part, at + 1) >= 0) throw new Error(`not there exactly once: ${part}`)
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
