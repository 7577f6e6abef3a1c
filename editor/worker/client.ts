import { type Remote, transfer, wrap } from 'comlink'
import type { Evaluator } from './evaluator.ts'
import { latestWins } from './latest-wins.ts'
import type {
  Answer,
  CopiedRows,
  CopyQuery,
  Question,
  ReadFile,
  Step,
  TablePage,
  TableQuery,
  Window,
} from './protocol.ts'

/** The evaluator in its worker, as the page asks it. A promise is rejected only by a fault of ours. */
export interface Client {
  readFile(file: string, bytes: Uint8Array): Promise<ReadFile>
  /** Undefined when a newer question overtook this one. */
  evaluate(question: Question): Promise<Answer | undefined>
  explain(name: string, at?: Readonly<Record<string, string>>): Promise<Step | undefined>
  table(query: TableQuery, window: Window): Promise<TablePage | undefined>
  copy(query: CopyQuery): Promise<CopiedRows | undefined>
  give(file: string, bytes: Uint8Array | undefined): Promise<void>
  forget(): Promise<void>
}

/** Starts the worker. `onFault` hears of a worker that could not be started. */
export function createClient(onFault: (message: string) => void): Client {
  const worker = new Worker(new URL('./evaluate.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onFault(event.message))
  const remote: Remote<Evaluator> = wrap<Evaluator>(worker)
  const evaluate = latestWins((question: Question) => remote.evaluate(question))
  return {
    readFile: (file, bytes) => remote.readFile(file, transfer(bytes, [bytes.buffer as ArrayBuffer])),
    evaluate,
    explain: (name, at) => remote.explain(name, at),
    table: (query, window) => remote.table(query, window),
    copy: (query) => remote.copy(query),
    give: (file, bytes) => remote.give(file, bytes && transfer(bytes, [bytes.buffer as ArrayBuffer])),
    forget: () => remote.forget(),
  }
}
