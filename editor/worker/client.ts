import { type Remote, transfer, wrap } from 'comlink'
import type { RemoteEvaluator } from './evaluate.worker.ts'
import type { FormAnswers } from './form-answers.ts'
import type { LanguageAnswers } from './language-answers.ts'
import { latestWins } from './latest-wins.ts'
import type {
  Answer,
  Asked,
  CopiedRows,
  CopyQuery,
  OpenTexts,
  ParameterChange,
  ParameterForm,
  Picture,
  PictureAsked,
  Question,
  ReadFile,
  Splice,
  Step,
  TablePage,
  TableQuery,
  Which,
  Window,
} from './protocol.ts'
import { createReceiver } from './sent-rows.ts'
import type { SideAnswers } from './side-answers.ts'

/** What an editor asks the worker of the open texts. */
export type LanguageClient = Later<LanguageAnswers>

/** What the form of a scenario asks the worker. */
export type FormClient = Later<FormAnswers>

/** What scenarios side by side ask the worker. */
export type SideClient = Later<Pick<SideAnswers, 'runBeside' | 'sideView'>>

/** The same answers, later. */
type Later<Answers> = {
  readonly [Question in keyof Answers]: Answers[Question] extends (...asked: infer Asked) => infer Reply
    ? (...asked: Asked) => Promise<Reply>
    : never
}

/** The evaluator in its worker, as the page asks it. A promise is rejected only by a fault of ours. */
export interface Client extends FormClient, SideClient {
  readFile(file: string, bytes: Uint8Array): Promise<ReadFile>
  /** Undefined when a newer question overtook this one. */
  evaluate(question: Question): Promise<Answer | undefined>
  explain(name: string, at?: Readonly<Record<string, string>>): Promise<Step | undefined>
  table(query: TableQuery, window: Window): Promise<TablePage | undefined>
  copy(query: CopyQuery): Promise<CopiedRows | undefined>
  /** The parameters of a policy as a form. */
  parameterForm(policy: Asked): Promise<ParameterForm>
  /** What a change by the form does to the text; undefined: that cannot be done by a form. */
  writeParameter(policy: Asked, change: ParameterChange): Promise<readonly Splice[] | undefined>
  picture(asked: PictureAsked): Promise<Picture | undefined>
  hasErrors(open: OpenTexts, which: Which): Promise<boolean>
  give(file: string, bytes: Uint8Array | undefined): Promise<void>
  forget(): Promise<void>
}

/** Starts the worker. `onFault` hears of a worker that could not be started. */
export function createClient(onFault: (message: string) => void): Client & LanguageClient {
  const worker = new Worker(new URL('./evaluate.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onFault(event.message))
  const remote: Remote<RemoteEvaluator> = wrap<RemoteEvaluator>(worker)
  const receive = createReceiver()
  const evaluate = latestWins(async (question: Question) => receive(await remote.evaluate(question)))
  const complete = latestWins((asked: Parameters<LanguageAnswers['complete']>) => remote.complete(...asked))
  const hover = latestWins((asked: Parameters<LanguageAnswers['hover']>) => remote.hover(...asked))
  const amounts = latestWins((asked: Parameters<LanguageAnswers['amounts']>) => remote.amounts(...asked))
  return {
    readFile: (file, bytes) => remote.readFile(file, transfer(bytes, [bytes.buffer as ArrayBuffer])),
    evaluate,
    explain: (name, at) => remote.explain(name, at),
    table: (query, window) => remote.table(query, window),
    copy: (query) => remote.copy(query),
    parameterForm: (policy) => remote.parameterForm(policy),
    writeParameter: (policy, change) => remote.writeParameter(policy, change),
    picture: (asked) => remote.picture(asked),
    hasErrors: (open, which) => remote.hasErrors(open, which),
    give: (file, bytes) => remote.give(file, bytes && transfer(bytes, [bytes.buffer as ArrayBuffer])),
    forget: () => remote.forget(),
    runBeside: (scenario) => remote.runBeside(scenario),
    sideView: (query) => remote.sideView(query),
    scenarioForm: () => remote.scenarioForm(),
    inputs: () => remote.inputs(),
    writeForm: (change) => remote.writeForm(change),
    readPaste: (pasted) => remote.readPaste(pasted),
    definition: (open, at) => remote.definition(open, at),
    references: (open, at) => remote.references(open, at),
    renameable: (open, at) => remote.renameable(open, at),
    rename: (open, at, name, others) => remote.rename(open, at, name, others),
    outline: (open) => remote.outline(open),
    sections: (open, file) => remote.sections(open, file),
    tokens: (open, file) => remote.tokens(open, file),
    folds: (open, file) => remote.folds(open, file),
    usages: (open, at) => remote.usages(open, at),
    doubts: (open, file) => remote.doubts(open, file),
    format: (open, file) => remote.format(open, file),
    complete: async (...asked) => (await complete(asked)) ?? [],
    hover: (...asked) => hover(asked),
    // The light bulb and whoever opens its list ask at the same time, and each wants an answer.
    fixes: (...asked) => remote.fixes(...asked),
    amounts: async (...asked) => (await amounts(asked)) ?? [],
  }
}
