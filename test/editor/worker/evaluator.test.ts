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
    const broken = policyText.replace('公式: 当年筹资人数 × 个人当年大病医疗保险费\n', '公式: 当年筹资人数 ×\n')
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

describe('a scenario that goes on from another file', () => {
  const policy = `政策: 滚存
编号: a
版本: "1"
状态: 试行
施行日期: 2020-01-01
输入: {期初: 元, 加: 元}
规则: {可用: 上年（余）＋加}
结转: {余: {期初: 期初, 期末: 可用}}
`
  const texts: Record<string, string> = {
    '县/2020.yaml': policy,
    '县/2021.yaml': policy.replace('"1"', '"2"').replace('期末: 可用', '期末: 可用×50%'),
    '县/情景/2020.yaml': '情景: 一\n政策: ../2020.yaml\n年度: 2020\n输入: {期初: 100, 加: 10}\n',
    '县/情景/2021.yaml': '情景: 二\n政策: ../2021.yaml\n年度: 2021\n上年: 2020.yaml\n输入: {加: 20}\n',
    '县/情景/2022.yaml': '情景: 三\n政策: ../2021.yaml\n年度: 2022\n上年: {情景: 2021.yaml}\n输入: {加: 5}\n',
  }
  const open = (file: string, changed = texts[file] as string) => ({
    file,
    text: changed,
    saved: texts[file] as string,
  })
  /** Asks, giving what is needed (`instead` of what the folder has; null: no file), until nothing more is; the rounds that this took. */
  const chain = (
    question: Question,
    instead: Readonly<Record<string, string | null>> = {},
  ): { answer: Answer; rounds: (readonly string[])[] } => {
    const rounds: (readonly string[])[] = []
    for (;;) {
      const answer = evaluator.evaluate(question)
      if (answer.needs.length === 0) return { answer, rounds }
      rounds.push(answer.needs)
      for (const path of answer.needs) {
        const text = instead[path] === undefined ? texts[path] : instead[path]
        evaluator.give(path, typeof text === 'string' ? new TextEncoder().encode(text) : undefined)
      }
    }
  }
  const question: Question = { policy: open('县/2021.yaml'), scenario: open('县/情景/2022.yaml') }

  it('asks for one file after another and gives the last year', () => {
    const { answer, rounds } = chain(question)
    expect(rounds).toEqual([['县/情景/2021.yaml'], ['县/情景/2020.yaml'], ['县/2020.yaml']])
    expect(answer.findings.scenario).toEqual([])
    // 100 + 10 under the first version, then half of 110 + 20, and half of 65 + 5.
    expect(figure(answer, '余')?.shown?.plain).toBe('35')
    expect(figure(answer, '余')?.change).toBeUndefined()
    expect(evaluator.explain('可用')?.parts[0]).toMatchObject({
      name: '上年（余）',
      kind: 'prior',
      shown: '65元',
      from: '2021年，情景“二”（县/情景/2021.yaml）',
    })
  })

  it('runs the years that go under the open policy on its open text, and compares with the disk', () => {
    const changed = chain({
      ...question,
      policy: open('县/2021.yaml', (texts['县/2021.yaml'] as string).replace('50%', '100%')),
    })
    expect(figure(changed.answer, '余')?.shown?.plain).toBe('135')
    expect(figure(changed.answer, '余')?.change?.move?.plain).toBe('100')
  })

  it('takes another file anew once it is told to forget', () => {
    expect(figure(chain(question).answer, '余')?.shown?.plain).toBe('35')
    evaluator.forget()
    const { answer } = chain(question, {
      '县/情景/2021.yaml': (texts['县/情景/2021.yaml'] as string).replace('20}', '40}'),
    })
    expect(figure(answer, '余')?.shown?.plain).toBe('40')
  })

  it.each([
    ['is not there', null, 'HC1080', '找不到“上年”所写的情景文件：2021.yaml'],
    ['is no scenario', policy, 'HC1081', '“上年”要写一份情景，2021.yaml 是政策文件'],
    [
      'goes round in a circle',
      (texts['县/情景/2021.yaml'] as string).replace('2020.yaml\n输', '2022.yaml\n输'),
      'HC1082',
      '县/情景/2021.yaml第4行：“上年”绕成了圈：县/情景/2022.yaml → 县/情景/2021.yaml → 县/情景/2022.yaml',
    ],
    [
      'has wrong data',
      (texts['县/情景/2021.yaml'] as string).replace('20}', '多}'),
      'HC5017',
      '县/情景/2021.yaml第5行：',
    ],
    [
      'names a policy that is not there',
      (texts['县/情景/2021.yaml'] as string).replace('../2021', '../1999'),
      'HC1057',
      '县/情景/2021.yaml第2行：找不到情景所写的政策文件：../1999.yaml',
    ],
  ])('says at the words that name the file if it %s, and carries nothing over', (_, text, code, message) => {
    const { answer } = chain(question, { '县/情景/2021.yaml': text })
    const [finding] = answer.findings.scenario.filter(({ severity }) => severity === 'error')
    expect(finding).toMatchObject({ code, range: { start: { line: 4, column: 10 }, end: { line: 4, column: 19 } } })
    expect(finding?.message.startsWith(message)).toBe(true)
    expect(figure(answer, '余')?.shown).toBeUndefined()
  })

  it('does not ask for files outside the folder', () => {
    const outside = '情景: 三\n政策: ../2021.yaml\n年度: 2022\n上年: ../../../2021.yaml\n输入: {加: 5}\n'
    const answer = evaluator.evaluate({ ...question, scenario: open('县/情景/2022.yaml', outside) })
    expect(answer.needs).not.toContain('2021.yaml')
    expect(answer.findings.scenario.map((f) => f.code)).toContain('HC1080')
  })
})
