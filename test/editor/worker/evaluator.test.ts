import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { createEvaluator, type Evaluator } from '../../../editor/worker/evaluator.ts'
import type { Answer, Question, Step } from '../../../editor/worker/protocol.ts'

const read = (path: string): string =>
  readFileSync(new URL(`../../../policies/weishan/${path}`, import.meta.url), 'utf8')
const policyText = read('2020.yaml')
const scenarioText = read('scenarios/2020-base.yaml')
const policyFile = 'weishan/2020.yaml'
const scenarioFile = 'weishan/scenarios/2020-base.yaml'

const ask = (policy: string, scenario: string | undefined = scenarioText): Question => ({
  policy: { file: policyFile, text: policy, saved: policyText },
  scenario: { file: scenarioFile, text: scenario, saved: scenarioText },
})
const figure = (answer: Answer, name: string) =>
  answer.sheet?.groups.flatMap(({ rows }) => rows).find((row) => row.name === name)

let evaluator: Evaluator
beforeEach(() => {
  evaluator = createEvaluator()
})

describe('the evaluator', () => {
  it('gives plain data that a worker can send: rules first, then parameters and inputs', () => {
    const answer = evaluator.evaluate(ask(policyText))
    expect(structuredClone(answer)).toEqual(answer)
    expect(answer.header).toEqual({
      title: '巍山县县域医共体城乡居民医保打包付费办法',
      version: '2020',
      status: '试行',
    })
    const kinds = answer.sheet?.groups.map(({ kind }) => kind) ?? []
    expect([...new Set(kinds)]).toEqual(['rule', 'parameter', 'input'])
    expect(figure(answer, '筹资总额')?.shown?.exact).toBe('223,125,432.17元')
    expect(answer.clauses.第十三条?.summary).toContain('调剂金')
    expect(answer.findings.policy.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('says how the figures differ from those of the text on the disk, and no more when it is as on the disk', () => {
    const changed = evaluator.evaluate(ask(policyText.replace('值: 15%, 依据: [第十三条', '值: 12%, 依据: [第十三条')))
    expect(figure(changed, '调剂金')?.change?.move?.plain).toBe('-6693762.9651')
    expect(figure(changed, '筹资总额')?.change).toBeUndefined()
    const back = evaluator.evaluate(ask(policyText))
    expect(back.sheet?.groups.flatMap(({ rows }) => rows).filter(({ change }) => change)).toEqual([])
  })

  it('names the line that keeps the policy from having figures, and explains the last figures meanwhile', () => {
    evaluator.evaluate(ask(policyText))
    const broken = policyText.replace('公式: 当年筹资人数 × 筹资标准\n', '公式: 当年筹资人数 ×\n')
    const answer = evaluator.evaluate(ask(broken))
    const line = broken.split('\n').findIndex((text) => text.endsWith('当年筹资人数 ×')) + 1
    expect(answer.sheet).toBeUndefined()
    expect(answer.broken).toMatchObject({ which: 'policy', line })
    expect(evaluator.explain('筹资总额')?.shown).toBe('223,125,432.17元')
  })

  it('takes a scenario that cannot be read for broken, and one with wrong data for one whose other figures still count', () => {
    evaluator.evaluate(ask(policyText))
    expect(evaluator.evaluate(ask(policyText, '情景: "没有收尾\n输入: {')).broken?.which).toBe('scenario')
    const wrong = evaluator.evaluate(ask(policyText, scenarioText.replace('利息: 685432.17', '利息: 很多')))
    expect(wrong.broken).toBeUndefined()
    expect(wrong.findings.scenario.some(({ severity }) => severity === 'error')).toBe(true)
    expect(figure(wrong, '大病保险基金')?.state).toBe('known')
  })

  it('runs without a scenario: every figure names what it waits for, and nothing is called wrong', () => {
    const { scenario: _, ...question } = ask(policyText)
    const answer = evaluator.evaluate(question)
    expect(figure(answer, '筹资总额')).toMatchObject({
      state: 'missing',
      missing: ['当年筹资人数', '筹资标准', '利息'],
    })
    expect(figure(answer, '调剂金提取比例')?.shown?.text).toBe('15.00')
    expect(answer.findings.scenario).toEqual([])
    expect(answer.findings.policy.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('runs another year when told', () => {
    const at = (year: number | undefined) =>
      figure(evaluator.evaluate({ ...ask(policyText), year }), '基层拨付占比下限')
    expect(at(undefined)?.shown?.text).toBe('20.00')
    expect(at(2022)?.shown?.text).toBe('25.00')
  })

  it('explains a figure down to inputs, with values in words', () => {
    evaluator.evaluate(ask(policyText))
    const root = evaluator.explain('调剂金') as Step
    expect(root).toMatchObject({ shown: '33,468,814.8255元', reading: { option: '按筹资总额' } })
    const names: string[] = []
    const visit = (step: Step): void => {
      names.push(step.name)
      step.parts.forEach(visit)
    }
    visit(root)
    expect(names).toContain('利息')
    expect(structuredClone(root)).toEqual(root)
    expect(evaluator.explain('没有这个数')).toBeUndefined()
    expect(evaluator.explain('成员单位支出')?.shown).toBe('合计101,721,948.84元（22个）')
    expect(evaluator.explain('成员单位支出', { 机构: '县医院' })?.shown).toBe('53,128,406.72元')
  })

  it('reads bytes: what kind of file they make, and what is wrong with them', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
    expect(evaluator.readFile(policyFile, bytes(policyText))).toMatchObject({
      findings: [],
      identified: { kind: 'policy', version: '2020' },
    })
    const { findings } = evaluator.readFile('坏.yaml', new Uint8Array([0, 1, 2, 0, 0, 200]))
    expect(findings[0]).toMatchObject({ severity: 'error', file: '坏.yaml' })
  })

  it('hands on the mend of a problem that has one', () => {
    const answer = evaluator.evaluate(ask(policyText.replace('政策: 巍山', '政策： 巍山')))
    const fixes = answer.findings.policy.flatMap(({ fix }) => fix ?? [])
    expect(fixes.length).toBeGreaterThan(0)
    expect(fixes[0]?.title).toMatch(/^(改为|删去)/)
  })

  it('answers any text without a throw', () => {
    for (const text of ['', '\u0000', '规则: [', '- - -', '政策: {a: *b}', '🙂', policyText.slice(0, 3000)])
      expect(() => evaluator.evaluate(ask(text, text))).not.toThrow()
  })
})
