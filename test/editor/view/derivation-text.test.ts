import { describe, expect, it } from 'vitest'
import type { Step } from '../../../editor/state/snapshot.ts'
import { derivationText } from '../../../editor/view/derivation-text.ts'

const step = (more: Partial<Step>): Step => ({
  ...{
    name: '甲',
    kind: 'rule',
    at: {},
    unit: '元',
    shown: '',
    clauses: [],
    exceptions: [],
    waits: [],
    parts: [],
    offset: 0,
  },
  ...more,
})

describe('a derivation as text', () => {
  it('has every figure with value, formula, numbers and clauses, parts indented, and a figure only once', () => {
    const rate = step({ name: '比例', kind: 'parameter', shown: '15％', clauses: ['第二条'] })
    const root = step({
      ...{ name: '调剂金', at: { 机构: '县医院' }, shown: '15元', formula: '总额 × 比例', substituted: '100元 × 15％' },
      ...{ clauses: ['第一条'], reading: { name: '基数', option: '按总额' } },
      parts: [step({ name: '总额', shown: '', waits: ['人数'], parts: [rate] }), { ...rate, seen: true }],
    })
    expect(derivationText(root, { 第一条: { summary: '怎么提', doubt: '两处不一' } }).split('\n')).toEqual([
      '调剂金（县医院）：15元',
      '　＝ 总额 × 比例',
      '　＝ 100元 × 15％',
      '　解读：基数，取“按总额”',
      '　依据：第一条 怎么提（存疑：两处不一）',
      '　总额：没有数',
      '　　还等：人数',
      '　　比例：15％',
      '　　　依据：第二条',
      '　比例：15％（见上）',
    ])
  })
})
