import type { Page } from 'playwright-core'

/** Milliseconds of a task: how long it took, and how long a processor was at it, which hardly changes on a busy machine. */
export interface Task {
  readonly wall: number
  readonly processor: number
}

/** The tasks of the page's own thread, and of each of its workers. */
export interface TracedTasks {
  readonly page: readonly Task[]
  readonly workers: readonly (readonly Task[])[]
}

/** As Chromium traces it: microseconds; `tdur` is the processor's time. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Notes what the threads of a page do while something goes on, navigations included. */
export async function traceTasks(page: Page, work: () => Promise<unknown>): Promise<TracedTasks> {
  const devices = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  devices.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const includedCategories = ['toplevel', 'blink.user_timing']
  await devices.send('Tracing.start', { traceConfig: { includedCategories, excludedCategories: ['*'] } })
  await work()
  await page.evaluate(() => performance.mark('traced'))
  const complete = new Promise((resolve) => devices.once('Tracing.tracingComplete', resolve))
  await devices.send('Tracing.end')
  await complete
  await devices.detach()
  const end = events.find(({ name }) => name === 'traced')
  if (!end) throw new Error('the trace has not its own end')
  const own = events.filter(({ pid, ts }) => pid === end.pid && ts <= end.ts)
  const named = (word: string): number[] =>
    events.flatMap(({ ph, pid, tid, args }) =>
      ph === 'M' && pid === end.pid && args.name?.includes(word) ? [tid] : [],
    )
  const tasksOf = (thread: number): readonly Task[] => outermost(own.filter(({ tid }) => tid === thread))
  return { page: tasksOf(end.tid), workers: [...new Set(named('Worker thread'))].map(tasksOf) }
}

/** Milliseconds of a processor for all of some tasks. */
export function processorTime(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { processor }) => sum + processor, 0)
}

/** What a thread was at from the outside; the parts of a task are not tasks. */
function outermost(events: readonly TraceEvent[]): readonly Task[] {
  let end = 0
  const tasks: Task[] = []
  for (const { ts, dur = 0, tdur = 0 } of events
    .filter(({ ph }) => ph === 'X')
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (ts < end) continue
    end = ts + dur
    tasks.push({ wall: dur / 1000, processor: tdur / 1000 })
  }
  return tasks
}
