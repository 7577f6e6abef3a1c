import { describe, expect, it } from 'vitest'
import { compiledSections, ranOn } from '../../support/policy.ts'

describe('the exceptions that hold', () => {
  const policy = compiledSections(`条款: |
  条款 | 性质
  一 | 可计算
  二 | 可计算
  三 | 可计算
维度:
  险种: [职工, 居民]
  院: [甲, 乙, 丙]
输入:
  额: {单位: 元, 维度: [险种, 院]}
  推诿: {单位: 是否, 维度: [院]}
  特殊: {单位: 是否, 维度: [院]}
  欠: {单位: 是否, 维度: [院], 可缺: 是}
  停: 是否
规则:
  留用: {公式: 额, 取整: 四舍五入到元, 依据: 一}
  分担: {公式: 额 ÷ 2, 保底: 0元, 依据: 一}
  补助: {公式: 100元, 依据: 一, 例外: [{名: 停发, 当: 停, 公式: 0元, 依据: 三}]}
例外:
  未还: {当: 欠, 改为: {留用: 0元, 分担: 0元}, 优先于: [事出特殊], 依据: 二}
  推诿的: {当: 推诿, 改为: {留用: 0元}, 依据: 三}
  事出特殊: {当: 特殊, 改为: {分担: 额}, 依据: 二}
`)
  const of = (facts: object) =>
    ranOn(policy, {
      输入: {
        额: { 职工: { 甲: '1', 乙: '2', 丙: '3' }, 居民: { 甲: '1', 乙: '2', 丙: '3' } },
        推诿: { 甲: '否', 乙: '否', 丙: '否' },
        特殊: { 甲: '否', 乙: '否', 丙: '否' },
        欠: { 甲: '否', 乙: '否', 丙: '否' },
        停: '否',
        ...facts,
      },
    }).exceptions()

  it('are none where no condition is true', () => expect(of({})).toEqual([]))

  it('are told once with all the rules that they change, in the order of the section', () => {
    expect(of({ 推诿: { 甲: '是', 乙: '否', 丙: '是' }, 欠: { 甲: '否', 乙: '是', 丙: '否' } })).toEqual([
      { name: '未还', rules: ['留用', '分担'], dims: ['院'], at: [['乙']], behind: [], clauses: ['二'] },
      { name: '推诿的', rules: ['留用'], dims: ['院'], at: [['甲'], ['丙']], behind: [], clauses: ['三'] },
    ])
  })

  it('name the one that goes before them', () => {
    const found = of({ 特殊: { 甲: '是', 乙: '是', 丙: '否' }, 欠: { 甲: '否', 乙: '是', 丙: '否' } })
    expect(found.find(({ name }) => name === '事出特殊')).toMatchObject({
      at: [['甲']],
      behind: [{ at: ['乙'], name: '未还' }],
    })
  })

  it('are those of a rule alone too, and need no dimension', () => {
    expect(of({ 停: '是' })).toEqual([
      { name: '停发', rules: ['补助'], dims: [], at: [[]], behind: [], clauses: ['三'] },
    ])
  })

  it('are told by the members of the condition where an attribute leads to them', () => {
    const towns = compiledSections(`维度:
  镇: [东, 西]
  村: |
    名 | 镇
    一 | 东
    二 | 西
    三 | 西
输入: {停: {单位: 是否, 维度: [镇]}}
规则:
  所得: {公式: 5元, 维度: [村], 例外: [{名: 停发, 当: 停, 公式: 0元}]}
`)
    expect(ranOn(towns, { 输入: { 停: { 东: '否', 西: '是' } } }).exceptions()).toMatchObject([
      { name: '停发', dims: ['镇'], at: [['西']] },
    ])
  })

  it('are not those of which it is not known', () => expect(of({ 欠: undefined })).toEqual([]))
})
