import { expose } from 'comlink'
import { createEvaluator } from './evaluator.ts'
import type { Question } from './protocol.ts'
import { createSender } from './sent-rows.ts'

const evaluator = createEvaluator()
const send = createSender()
const remote = { ...evaluator, evaluate: (question: Question) => send(evaluator.evaluate(question)) }

/** The evaluator as the page finds it in its worker. */
export type RemoteEvaluator = typeof remote

expose(remote)
