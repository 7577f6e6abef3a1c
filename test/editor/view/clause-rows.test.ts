import { describe, expect, it } from 'vitest'
import type { ClauseNode, OutlinedClause } from '../../../editor/state/guide.ts'
import { becameShort, becameWords, clauseRows, rowOf } from '../../../editor/view/clause-rows.ts'
import { walkRows } from '../../../editor/view/walk-rows.ts'

const clause = (id: string, more: Partial<OutlinedClause> = {}): OutlinedClause => ({
  ...{ clause: id, nature: '可计算', summary: `${id}说的事`, doubt: null, doubts: [], citedBy: [], gap: false },
  ...{ inherited: false, marks: [], ...more },
})
const node = (id: string, more: Partial<OutlinedClause> = {}, parts: readonly ClauseNode[] = []): ClauseNode => ({
  ...{ id, label: id, clause: clause(id, more), parts },
})
const cited = [
  { kind: '规则', name: '节余' },
  { kind: '参数', name: '比例' },
  { kind: '规则', name: '奖励' },
]
const tree: readonly ClauseNode[] = [
  node('第一条', { citedBy: cited }),
  node('第二条', { gap: true }, [node('第二条第一款', { doubts: ['没有说多少'] })]),
  { id: '附件', label: '附件', parts: [node('附件一'), node('附件二')] },
]
const all = { words: '', onlyDoubtful: false, onlyGaps: false }
const keys = (rows: ReturnType<typeof clauseRows>): string[] => rows.map(({ key }) => key)

describe('the rows of the tree of clauses', () => {
  it('has parts open and what became of a clause closed, and turns each', () => {
    const usual = ['第一条', '第二条', '第二条第一款', '附件', '附件一', '附件二']
    const rows = clauseRows(tree, new Set(), all)
    expect(keys(rows)).toEqual(usual)
    expect(rows.map(({ isOpen }) => isOpen)).toEqual([false, true, undefined, true, undefined, undefined])
    expect(keys(clauseRows(tree, new Set(['第二条', '附件']), all))).toEqual(['第一条', '第二条', '附件'])
    const opened = clauseRows(tree, new Set(['第一条']), all)
    expect(opened.slice(1, 4).map(({ of }) => 'citing' in of && of.citing.name)).toEqual(['节余', '比例', '奖励'])
    expect(opened[2]).toMatchObject({ level: 2, position: 2, count: 3, parent: '第一条' })
    expect(new Set(keys(opened)).size).toBe(opened.length)
  })

  it('looks for words in ids, summaries, doubts and what became of a clause, and keeps what stands above', () => {
    const rows = (filter: Partial<typeof all>) => keys(clauseRows(tree, new Set(), { ...all, ...filter }))
    expect(rows({ words: '比例' })).toEqual(['第一条'])
    expect(rows({ words: '附件二 说的' })).toEqual(['附件', '附件二'])
    expect(rows({ onlyDoubtful: true })).toEqual(['第二条', '第二条第一款'])
    expect(rows({ onlyGaps: true })).toEqual(['第二条'])
    expect(rows({ onlyDoubtful: true, words: '比例' })).toEqual([])
  })

  it('shows a clause at the nearest row that is seen', () => {
    expect(rowOf(clauseRows(tree, new Set(), all), '附件二')?.key).toBe('附件二')
    expect(rowOf(clauseRows(tree, new Set(['附件']), all), '附件二')?.key).toBe('附件')
    expect(rowOf(clauseRows(tree, new Set(), { ...all, onlyGaps: true }), '附件二')).toBeUndefined()
  })

  it('counts what became of a clause by kind', () => {
    expect(becameWords(clause('第一条', { citedBy: cited }))).toBe('规则2 参数1')
    expect(becameWords(clause('第一条'))).toBe('')
    expect(becameShort(clause('第一条', { citedBy: cited }))).toBe('规则2 参数1')
    const more = cited.map((one) => ({ ...one, kind: '解读' as const })).slice(0, 1)
    expect(becameShort(clause('第一条', { citedBy: [...cited, ...more] }))).toBe('共4处')
  })

  it('is walked as trees are', () => {
    const rows = clauseRows(tree, new Set(), all)
    expect(walkRows(rows, '第一条', 'ArrowDown')).toEqual({ take: '第二条' })
    expect(walkRows(rows, '第一条', 'ArrowUp')).toBeUndefined()
    expect(walkRows(rows, '第二条', 'Home')).toEqual({ take: '第一条' })
    expect(walkRows(rows, '第二条', 'End')).toEqual({ take: '附件二' })
    expect(walkRows(rows, '第一条', 'ArrowRight')).toEqual({ turn: '第一条' })
    expect(walkRows(rows, '第二条', 'ArrowRight')).toEqual({ take: '第二条第一款' })
    expect(walkRows(rows, '第二条', 'ArrowLeft')).toEqual({ turn: '第二条' })
    expect(walkRows(rows, '第二条第一款', 'ArrowLeft')).toEqual({ take: '第二条' })
    expect(walkRows(rows, '第二条第一款', ' ')).toBeUndefined()
    expect(walkRows(rows, '没有的', 'Home')).toBeUndefined()
  })
})
