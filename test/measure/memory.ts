import type { CDPSession, Page } from 'playwright-core'
import type { Row } from './row.ts'

/** Bytes in use after a forced collection, of the page and of its worker. */
interface Heap {
  readonly page: number
  readonly worker: number
}

/** Asks the page's worker, of which there is one, in the debugger's language. */
async function workerOf(devices: CDPSession): Promise<(method: string) => Promise<{ usedSize?: number }>> {
  let next = 1
  const waiting = new Map<number, (result: { usedSize?: number }) => void>()
  const attached = new Promise<string>((resolve) =>
    devices.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId)
    }),
  )
  devices.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: { usedSize?: number } }
    waiting.get(id)?.(result)
  })
  await devices.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const sessionId = await attached
  return (method) =>
    new Promise((resolve, reject) => {
      const id = next++
      waiting.set(id, resolve)
      devices.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject)
    })
}

/** Types digits and takes them back, `count` keys in all, and looks at the memory before and after. */
export async function weighKeystrokes(page: Page, devices: CDPSession, count: number): Promise<readonly Row[]> {
  const worker = await workerOf(devices)
  const weigh = async (): Promise<Heap> => {
    await page.waitForTimeout(1_500)
    await devices.send('HeapProfiler.collectGarbage')
    await worker('HeapProfiler.collectGarbage')
    const { usedSize } = await devices.send('Runtime.getHeapUsage')
    return { page: usedSize, worker: (await worker('Runtime.getHeapUsage')).usedSize ?? Number.NaN }
  }
  const type = async (keys: number): Promise<void> => {
    for (let i = 0; i < keys; i++) await page.keyboard.press(i % 2 === 0 ? '1' : 'Backspace')
  }
  await type(200)
  const before = await weigh()
  await type(count)
  const after = await weigh()
  return (['page', 'worker'] as const).map((which) => {
    const growth = (after[which] - before[which]) / 1e6
    return {
      what: `memory of the ${which} after ${count} keystrokes`,
      goal: 'growth ≤ 20 MB',
      measured: `${growth.toFixed(1)} MB (${(before[which] / 1e6).toFixed(0)} → ${(after[which] / 1e6).toFixed(0)})`,
      isMet: growth <= 20,
    }
  })
}
