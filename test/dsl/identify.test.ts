import { describe, expect, it } from 'vitest'
import { identify } from '../../dsl/index.ts'

describe('telling files apart', () => {
  /** What a file is, the path of its policy without its place. */
  const told = (text: string): object => {
    const { policy, ...rest } = identify(text)
    if (policy) expect(text.slice(policy.span.start, policy.span.end)).toContain(policy.text)
    return policy ? { ...rest, policy: policy.text } : rest
  }

  it('knows a policy by its rules, with title, version and state', () => {
    const text = '# 说明\n政策: 甲县办法  # 草稿\n版本: "2026"\n状态: 试行\n规则（一、筹资）:\n  甲: 乙\n'
    expect(told(text)).toEqual({ kind: 'policy', title: '甲县办法', version: '2026', status: '试行' })
  })

  it('knows a scenario by its name, with the policy and the year that it names', () => {
    const text = '情景: 2020年基准\n政策: ../2020.yaml\n年度: 2020\n输入:\n  甲: 1\n'
    expect(told(text)).toEqual({ kind: 'scenario', title: '2020年基准', policy: '../2020.yaml', year: 2020 })
  })

  it('knows a scenario without a name by its inputs, and one in JSON', () => {
    expect(identify('输入:\n  甲: 1\n').kind).toBe('scenario')
    const json = '{\n  "情景": "基准",\n  "政策": "../甲.yaml",\n  "年度": 2021,\n  "输入": {}\n}'
    expect(told(json)).toEqual({ kind: 'scenario', title: '基准', policy: '../甲.yaml', year: 2021 })
    expect(identify('{"情景": "基准"}')).toMatchObject({ kind: 'scenario', title: '基准' })
  })

  it('takes a policy with inputs, or with a full-width colon, for what it is meant to be', () => {
    expect(identify('输入:\n  甲: 元\n规则:\n  乙: 甲\n').kind).toBe('policy')
    expect(identify('政策：甲县办法\n')).toMatchObject({ kind: 'policy', title: '甲县办法' })
  })

  it('knows a plan, a scenario that forgot its name, and a policy that forgot its own', () => {
    expect(identify('推演: 调剂金比例\n基准: 甲.yaml\n')).toEqual({ kind: 'plan', title: '调剂金比例' })
    expect(told('政策: ../甲.yaml\n年度: 2021\n')).toEqual({ kind: 'scenario', policy: '../甲.yaml', year: 2021 })
    expect(identify('编号: jia\n规则:\n  甲: 1\n')).toEqual({ kind: 'policy' })
    expect(identify('政策: 甲县办法\n输入: {甲: 元}\n规则:\n  乙: 甲\n').kind).toBe('policy')
  })

  it('calls all else other, and does not look below the left edge', () => {
    expect(identify('').kind).toBe('other')
    expect(identify('a: 1\nb:\n  政策: 甲\n').kind).toBe('other')
    expect(identify('\u0000\ufffd{{{[').kind).toBe('other')
  })
})
