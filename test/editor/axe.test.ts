import { afterAll, beforeAll, expect, it } from 'vitest'
import { seriousIn } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { pageStates } from '../support/page-states.ts'
import { type Served, serve } from '../support/served.ts'
import { openLast, openWorkbench } from '../support/workbench.ts'

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

it('finds nothing serious in any state of the page, light or dark', async () => {
  const { page } = await openWorkbench(browser.context, served.address, openLast('weishan/2020.yaml'))
  // What stays on the page is told in the first state that shows it.
  const found = new Map<string, string>()
  for (const { name, within, reach, leave } of pageStates) {
    await reach(page)
    for (const one of await seriousIn(page, within)) if (!found.has(one)) found.set(one, name)
    await leave?.(page)
  }
  expect([...found].map(([one, state]) => `${state}: ${one}`)).toEqual([])
  await page.close()
}, 600_000)
