import { createEvaluator } from '../../editor/worker/evaluator.ts'
import type { Question } from '../../editor/worker/protocol.ts'
import { generatedPolicy, generatedScenario } from './generated-policy.ts'
import { median, short } from './rounds.ts'

const RULES = 1_000
const KEYS = 300

/** A digit typed and taken back in a policy of 1,000 rules: milliseconds from the texts to what the page shows, in a warm process. */
export async function bench(): Promise<readonly string[]> {
  const policy = generatedPolicy(RULES)
  const scenario = generatedScenario(RULES)
  return Object.entries({
    'a parameter that a hundred figures rest on': policy.replace('核定筹资总额: {值: 10', '核定筹资总额: {值: 101'),
    'a formula': policy.replace('公式: 取小（', '公式: 1元 ＋ 取小（'),
    'a comment': policy.replace('参数:\n', '参数:\n  # 1\n'),
  }).map(([what, edited]) => {
    if (edited === policy) throw new Error(`nothing changed: ${what}`)
    const evaluator = createEvaluator()
    const question = (text: string): Question => ({
      policy: { file: 'policy.yaml', text, saved: policy },
      scenario: { file: 'scenario.yaml', text: scenario, saved: scenario },
    })
    const times = Array.from({ length: KEYS }, (_, i) => {
      const began = performance.now()
      evaluator.evaluate(question(i % 2 === 0 ? edited : policy))
      return performance.now() - began
    }).slice(KEYS / 3)
    const sorted = times.toSorted((a, b) => a - b)
    return `${what.padEnd(45)} median ${short(median(times))}, p95 ${short(sorted[Math.floor(sorted.length * 0.95)] as number)} ms, wanted 16`
  })
}
