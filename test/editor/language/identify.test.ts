import { describe, expect, it } from 'vitest'
import { identify } from '../../../editor/language/identify.ts'

describe('telling files apart', () => {
  it('knows a policy by its rules, with title, version and state', () => {
    const text = '# 说明\n政策: 甲县办法  # 草稿\n版本: "2026"\n状态: 试行\n规则（一、筹资）:\n  甲: 乙\n'
    expect(identify(text)).toEqual({ kind: 'policy', title: '甲县办法', version: '2026', status: '试行' })
  })

  it('knows a scenario by its name, with the policy and the year that it names', () => {
    const text = '情景: 2020年基准\n政策: ../2020.yaml\n年度: 2020\n输入:\n  甲: 1\n'
    expect(identify(text)).toEqual({ kind: 'scenario', title: '2020年基准', policy: '../2020.yaml', year: 2020 })
  })

  it('knows a scenario without a name by its inputs, and one in JSON', () => {
    expect(identify('输入:\n  甲: 1\n').kind).toBe('scenario')
    const json = '{\n  "情景": "基准",\n  "政策": "../甲.yaml",\n  "年度": 2021,\n  "输入": {}\n}'
    expect(identify(json)).toEqual({ kind: 'scenario', title: '基准', policy: '../甲.yaml', year: 2021 })
    expect(identify('{"情景": "基准"}')).toMatchObject({ kind: 'scenario', title: '基准' })
  })

  it('takes a policy with inputs, or with a full-width colon, for what it is meant to be', () => {
    expect(identify('输入:\n  甲: 元\n规则:\n  乙: 甲\n').kind).toBe('policy')
    expect(identify('政策：甲县办法\n')).toMatchObject({ kind: 'policy', title: '甲县办法' })
  })

  it('calls all else other, and does not look below the left edge', () => {
    expect(identify('').kind).toBe('other')
    expect(identify('a: 1\nb:\n  政策: 甲\n').kind).toBe('other')
    expect(identify('\u0000\ufffd{{{[').kind).toBe('other')
  })
})
