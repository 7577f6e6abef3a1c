import type { Page } from 'playwright-core'
import { quantile, type Row } from './row.ts'

/** Milliseconds of one keystroke: the worker's answer, and the changed figure on the screen, from the question on and from the key on. */
interface Times {
  readonly key: number
  readonly asked: number
  readonly answered: number
  readonly painted: number
}

/** Notes, in the page, when a key went down, a question went out, its answer came, and a change of the figures was painted. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: { key: number; asked: number; answered: number; painted: number }[] = []
    let key = 0
    let asked: { id: string; at: number } | undefined
    let answered = 0
    Object.assign(window, { keystrokes: times })
    addEventListener('keydown', () => (key = performance.now()), true)
    const Native = Worker
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.addEventListener('message', ({ data }) => {
          if (data?.id === asked?.id) answered = performance.now()
        })
      }
      override postMessage(message: unknown, transfer?: unknown): void {
        const { id, path } = (message ?? {}) as { id?: string; path?: string[] }
        if (path?.[0] === 'evaluate' && id) asked = { id, at: performance.now() }
        super.postMessage(message, transfer as Transferable[])
      }
    }
    new MutationObserver((changes) => {
      if (!asked || answered < asked.at) return
      if (!changes.some(({ target }) => target.parentElement?.closest('[data-figure]'))) return
      const [question, answer] = [asked.at, answered]
      asked = undefined
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.onmessage = () => times.push({ key, asked: question, answered: answer, painted: performance.now() })
        port1.postMessage(0)
      })
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
}

/** Types a digit and takes it back, `count` keys in all, each when the figures of the one before are there. */
export async function timeKeystrokes(page: Page, count: number): Promise<readonly Row[]> {
  const seen = (): Promise<Times[]> => page.evaluate('keystrokes')
  const type = async (key: string): Promise<void> => {
    const before = (await seen()).length
    await page.keyboard.press(key)
    const isPast = (count: number): boolean =>
      (window as unknown as { keystrokes: readonly unknown[] }).keystrokes.length > count
    await page.waitForFunction(isPast, before, { polling: 5, timeout: 60_000 })
  }
  for (let i = 0; i < 20; i++) await type(i % 2 === 0 ? '1' : 'Backspace')
  const warm = (await seen()).length
  for (let i = 0; i < count; i++) await type(i % 2 === 0 ? '1' : 'Backspace')
  const times = (await seen()).slice(warm)
  const row = (what: string, most: number, of: (one: Times) => number): Row => {
    const all = times.map(of)
    const p95 = quantile(all, 0.95)
    return {
      what,
      goal: `p95 ≤ ${most} ms`,
      measured: `median ${quantile(all, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)} ms of ${all.length}`,
      isMet: p95 <= most,
    }
  }
  return [
    row('keystroke: question to answer', 16, (t) => t.answered - t.asked),
    row('keystroke: question to paint', 50, (t) => t.painted - t.asked),
    row('keystroke: key to paint, 60 ms of rest included', 110, (t) => t.painted - t.key),
  ]
}
