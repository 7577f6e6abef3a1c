import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { type Served, serve } from '../support/served.ts'

let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>

beforeAll(async () => {
  served = await serve('--port', '0')
  browser = await openChromium()
})

afterAll(async () => {
  await browser?.close()
  served?.child.kill()
})

describe('the page in Chromium', () => {
  it('opens at the printed address without a complaint in the console, and hides the token from the address bar', async () => {
    const page = await browser.context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(served.address.href)
    await page.getByText('衡策').first().waitFor()
    expect(page.url()).toBe(`http://127.0.0.1:${served.address.port}/`)
    expect(complaints).toEqual([])
  })

  it('can ask the API, and cannot run text as code or reach another server', async () => {
    const page = await browser.context.newPage()
    await page.goto(served.address.href)
    const results = await page.evaluate(async () => {
      const outcome = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(String, (error: Error) => error.name)
      return {
        api: await outcome(async () => (await fetch('/api/files')).status),
        wasm: await outcome(
          () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).constructor.name,
        ),
        code: await outcome(() => {
          const script = document.createElement('script')
          script.textContent = 'window.planted = true'
          document.head.append(script)
          return 'planted' in window
        }),
        elsewhere: await outcome(() => fetch('http://localhost:1/')),
        cookie: document.cookie,
      }
    })
    expect(results).toEqual({ api: '200', wasm: 'Module', code: 'false', elsewhere: 'TypeError', cookie: '' })
  })

  it('shows what to do when it is opened without the token', async () => {
    const page = await browser.context.newPage()
    await browser.context.clearCookies()
    const response = await page.goto(served.address.origin)
    expect(response?.status()).toBe(403)
    expect(await page.textContent('h1')).toBe('请使用启动时打印的地址')
  })
})
