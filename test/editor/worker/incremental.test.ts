import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import type { Answer, Question } from '../../../editor/worker/protocol.ts'
import { createReceiver, createSender } from '../../../editor/worker/sent-rows.ts'
import { generatedPolicy, generatedScenario } from '../../bench/generated-policy.ts'
import { counts } from '../../counts.ts'
import { chance, pick, seeded, whole } from '../../support/random.ts'

const read = (path: string): string =>
  readFileSync(new URL(`../../../policies/weishan/${path}`, import.meta.url), 'utf8')
const texts = {
  巍山: { policy: read('2020.yaml'), scenario: read('scenarios/2020-base.yaml') },
  generated: { policy: generatedPolicy(40), scenario: generatedScenario(40) },
}

/** One small edit, of a kind that leaves most texts whole: another digit, another operation, a line gone, twice or elsewhere. */
function edit(text: string, random: () => number): string {
  const lines = text.split('\n')
  const line = whole(random, 0, lines.length - 1)
  const here = lines[line] as string
  const another = (of: RegExp, by: readonly string[]): void => {
    const places = [...text.matchAll(of)].map(({ index }) => index)
    const at = places.length > 0 ? pick(random, places) : -1
    if (at >= 0)
      lines.splice(0, lines.length, ...(text.slice(0, at) + pick(random, by) + text.slice(at + 1)).split('\n'))
  }
  const kind = whole(random, 0, 9)
  if (kind < 4) another(/\d/g, ['0', '1', '5', '12'])
  else if (kind < 7) another(/[×＋÷－]/g, ['×', '＋', '÷', '－', '× 0 ÷'])
  else if (kind === 7) lines.splice(line, 1)
  else if (kind === 8) lines.splice(whole(random, 0, lines.length), 0, here)
  else lines[line] = here + pick(random, [' ', '甲', '元', '#一句'])
  return lines.join('\n')
}

const rowsOf = ({ sheet }: Answer) => sheet?.groups.flatMap(({ rows }) => rows) ?? []

describe('an evaluator that has answered before', () => {
  for (const [name, { policy, scenario }] of Object.entries(texts))
    it(`answers as a new one does, edit after edit, and explains as it does (${name})`, () => {
      const random = seeded(name.length)
      const evaluator = createEvaluator()
      const [send, receive] = [createSender(), createReceiver()]
      const past = [{ policy, scenario }]
      let sheets = 0
      for (let i = 0; i < counts.editedTexts; i++) {
        const last = past.at(-1) as { policy: string; scenario: string }
        const now =
          i % 3 === 2
            ? pick(random, past)
            : chance(random, 0.7)
              ? { ...last, policy: edit(last.policy, random) }
              : { ...last, scenario: edit(last.scenario, random) }
        past.push(now)
        const question: Question = {
          policy: { file: 'p.yaml', text: now.policy, saved: policy },
          ...(chance(random, 0.9) ? { scenario: { file: 's.yaml', text: now.scenario, saved: scenario } } : {}),
          ...(chance(random, 0.1) ? { year: 2022 } : {}),
        }
        const fresh = createEvaluator()
        const expected = fresh.evaluate(question)
        expect(receive(structuredClone(send(evaluator.evaluate(question))))).toEqual(expected)
        if (!expected.sheet) continue
        sheets++
        const { name: figure } = pick(random, rowsOf(expected))
        expect(evaluator.explain(figure)).toEqual(fresh.explain(figure))
      }
      expect(sheets).toBeGreaterThan(counts.editedTexts / 4)
    })

  it('sends and shows again the rows and clauses that did not change, wherever they moved', () => {
    const { policy, scenario } = texts.generated
    const evaluator = createEvaluator()
    const ask = (text: string): Answer =>
      evaluator.evaluate({
        policy: { file: 'p.yaml', text, saved: policy },
        scenario: { file: 's.yaml', text: scenario, saved: scenario },
      })
    const send = createSender()
    const before = ask(policy)
    send(before)
    const now = ask(
      policy
        .replace('\n规则（第1节）:', '\n# 一句\n规则（第1节）:')
        .replace('核定门诊总额: {值: 12', '核定门诊总额: {值: 13'),
    )
    const fresh = rowsOf(now).filter((row) => !rowsOf(before).includes(row))
    expect(fresh.map((row) => row.name)).toContain('核定门诊总额')
    expect(fresh.filter((row) => row.name !== '核定门诊总额' && !row.change)).toEqual([])
    const { sheet, clauses } = send(now)
    expect(Object.keys(before.clauses)).not.toEqual([])
    expect(clauses).toBeUndefined()
    const sent = sheet?.groups.flatMap(({ rows }) => rows) ?? []
    expect(sent.filter((row) => typeof row !== 'number')).toEqual(fresh)
  })
})
