import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { quantile, type Row } from './row.ts'
import { processorTime, traceTasks } from './traced-tasks.ts'

/**
 * Whoever listens for errors, as Playwright does, makes V8 read a script again, whole, at the first error that is made in it: a quarter of a second
 * of a start, for nobody else. With the lines of all noted at once it need not.
 */
const unheard = '--js-flags=--no-enable-lazy-source-positions'

const folder = `${repository}dist/editor/`
const packed = (path: string): number => gzipSync(readFileSync(folder + path)).length

/** Opens the workbench again and again, each time in a fresh profile, until its text can be edited and figures are there. */
export async function timeStarts(address: URL, count: number): Promise<readonly Row[]> {
  const times: number[] = []
  const processor: { page: number; worker: number }[] = []
  const scripts = new Set<string>()
  for (let i = 0; i < count; i++) {
    const { context, close } = await openChromium(unheard)
    const page = await context.newPage()
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.endsWith('.js')) scripts.add(pathname.slice(1))
    })
    const traced = await traceTasks(page, async () => {
      const began = performance.now()
      await page.goto(address.href)
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 120_000 })
      await page.locator('[data-figure] .number[title]').first().waitFor({ timeout: 120_000 })
      times.push(performance.now() - began)
    })
    processor.push({ page: processorTime(traced.page), worker: Math.max(...traced.workers.map(processorTime)) })
    await close()
  }
  const middle = quantile(times, 0.5)
  const ofProcessor = (which: 'page' | 'worker'): string =>
    (
      quantile(
        processor.map((one) => one[which]),
        0.5,
      ) / 1000
    ).toFixed(2)
  const initial = [...scripts].reduce((sum, path) => sum + packed(path), 0)
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
  const whole = all.reduce((sum, path) => sum + packed(path), 0)
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`
  return [
    {
      what: 'first usable editor, cold',
      goal: 'median ≤ 4 s',
      measured: `${(middle / 1000).toFixed(2)} s (${times.map((t) => (t / 1000).toFixed(1)).join(', ')}; of the processor: page ${ofProcessor('page')}, worker ${ofProcessor('worker')})`,
      isMet: middle <= 4_000,
    },
    {
      what: 'scripts until it is usable, gzipped',
      goal: '≤ 1.8 MB',
      measured: `${megabytes(initial)} (all there are: ${megabytes(whole)})`,
      isMet: initial <= 1_800_000,
    },
  ]
}
