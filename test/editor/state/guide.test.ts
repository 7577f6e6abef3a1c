import { beforeEach, describe, expect, it } from 'vitest'
import { Beside } from '../../../editor/state/beside.ts'
import { createDrafts, type Drafts } from '../../../editor/state/drafts.ts'
import { Guide } from '../../../editor/state/guide.ts'
import { createPreferences } from '../../../editor/state/preferences.ts'
import type { Server } from '../../../editor/state/server.ts'
import { Workspace } from '../../../editor/state/workspace.ts'
import type { Client, LanguageClient } from '../../../editor/worker/client.ts'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import { memoryStorage } from '../../support/memory-storage.ts'

const frame = `政策: 省办法
编号: p
版本: "1"
状态: 试行
施行日期: 2026-01-01
条款: {第一条: {性质: 可计算, 摘要: 省里的}}
输入: {人数: 人}
参数: {标准: {待定: 各县定, 单位: 元/人, 依据: 第一条}}
规则:
  总额: {公式: 人数×标准, 依据: 第一条}
`
const county = `政策: 县办法
编号: a
版本: "1"
状态: 试行
施行日期: 2026-01-01
沿用: 省.yaml
绑定: {标准: 7元/人}
条款:
  第一条: {性质: 可计算, 摘要: 县里的}
  第二条: {性质: 可计算, 摘要: 没有人管}
规则:
  一半: {公式: 总额÷2, 依据: 第一条}
`
const scenario = (name: string) => `情景: ${name}\n政策: 县.yaml\n年度: 2026\n输入: {人数: 5}\n`

let disk: Record<string, string>
let drafts: Drafts
let workspace: Workspace
let guide: Guide

beforeEach(async () => {
  disk = {
    ...{ '省.yaml': frame, '县.yaml': county },
    ...{ '县-一.yaml': scenario('一'), '县-二.yaml': scenario('二') },
  }
  const storage = memoryStorage()
  drafts = createDrafts(storage)
  const preferences = createPreferences(storage)
  preferences.write('policy', '县.yaml')
  const client = ownClient()
  const later = () => ({ cancel: () => {} })
  workspace = new Workspace({ server, client, drafts, preferences, later })
  guide = new Guide({ workspace, language: client, beside: new Beside({ server, drafts, client }) })
  await workspace.start()
  await rest()
})

describe('a guide through the texts', () => {
  it('has the clauses of the policy and of its framework, and follows the text', async () => {
    const ids = () => guide.snapshot().clauses?.all.map((one) => `${one.clause}${one.gap ? ' 未落实' : ''}`)
    expect(ids()).toEqual(['第一条', '第二条 未落实', expect.stringContaining('第一条')])
    const start = county.indexOf('依据: 第一条') + 4
    workspace.splice('policy', county, [{ start, end: start + 3, text: '第二条' }])
    await rest()
    expect(ids()?.slice(0, 2)).toEqual(['第一条 未落实', '第二条'])
  })

  it('tells the clauses of the place of the cursor, and those of a figure when one is chosen', async () => {
    guide.stand('policy', county.indexOf('总额÷2'))
    expect(guide.snapshot().here).toEqual(['第一条'])
    guide.stand('policy', county.indexOf('没有人管'))
    expect(guide.snapshot().here).toEqual(['第二条'])
    guide.stand('policy', 0)
    expect(guide.snapshot().here).toEqual([])
    await workspace.choose({ name: '一半' })
    expect(guide.snapshot().here).toEqual(['第一条'])
    guide.stand('scenario', 0)
    expect(guide.snapshot().here).toEqual([])
  })

  it('goes to the other text, and opens a framework and comes back to where the cursor stood', async () => {
    await guide.goTo('县-一.yaml', 3)
    expect(workspace.snapshot().front).toBe('scenario')
    expect(guide.snapshot()).toMatchObject({ aim: { which: 'scenario', place: 3 } })
    expect(guide.snapshot().notice).toBeUndefined()
    guide.stand('policy', 40)
    await guide.goTo('省.yaml', { line: 3, column: 1 })
    expect(workspace.snapshot()).toMatchObject({ policy: { file: '省.yaml' }, front: 'policy' })
    expect(guide.snapshot()).toMatchObject({ aim: { place: { line: 3 } }, notice: { kind: 'opened', from: '县.yaml' } })
    await guide.goBack('县.yaml')
    expect(workspace.snapshot().policy?.file).toBe('县.yaml')
    expect(guide.snapshot()).toMatchObject({ aim: { which: 'policy', place: 40 } })
    await guide.goTo('没有.yaml', 0)
    expect(workspace.snapshot().policy?.file).toBe('县.yaml')
  })

  it('knows the texts in which a name may stand: other scenarios, and those that fill a framework in', async () => {
    const files = async () => (await guide.textsBeside()).map(({ file, isOpen }) => `${file} ${isOpen}`)
    expect(await files()).toEqual(['县-二.yaml true'])
    await workspace.openPolicy('省.yaml')
    await workspace.openScenario(undefined)
    expect(await files()).toEqual(['县.yaml true', '县-一.yaml true', '县-二.yaml true'])
  })

  it('writes in texts that do not stand open as drafts, unless they are others by now', async () => {
    const [was] = await guide.textsBeside()
    if (!was) throw new Error('no text')
    const splices = [{ start: was.text.indexOf('人数'), end: was.text.indexOf('人数') + 2, text: '参保人数' }]
    await guide.writeBeside([{ was, splices }], ['计划.yaml'])
    const text = was.text.replace('人数', '参保人数')
    expect(drafts.read('县-二.yaml')).toEqual({ text, saved: was.text })
    expect(guide.snapshot().notice).toEqual({ kind: 'renamed', drafts: ['县-二.yaml'], left: ['计划.yaml'] })
    // A file is no more spoken of once it is no draft.
    drafts.remove('县-二.yaml')
    expect(guide.snapshot().notice).toEqual({ kind: 'renamed', drafts: [], left: ['计划.yaml'] })
    drafts.write('县-二.yaml', { text, saved: was.text })
    await guide.writeBeside([{ was, splices }], [])
    expect(guide.snapshot().notice).toEqual({ kind: 'renamed', drafts: [], left: ['县-二.yaml'] })
    const back = [{ start: splices[0]?.start ?? 0, end: (splices[0]?.start ?? 0) + 4, text: '人数' }]
    await guide.writeBeside([{ was: { ...was, text }, splices: back }], [])
    expect(drafts.read('县-二.yaml')).toBeUndefined()
  })
})

/** Lets everything that is under way come to its end. */
async function rest(): Promise<void> {
  for (let i = 0; i < 80; i++) await Promise.resolve()
}

const server: Server = {
  list: async () => ({ value: { paths: Object.keys(disk).sort(), more: false } }),
  read: async (path) => {
    const text = disk[path]
    return text === undefined ? { refusal: 'missing' } : { value: new TextEncoder().encode(text) }
  },
  save: async () => ({ refusal: 'unreachable' }),
}

/** The evaluator without its worker. */
function ownClient(): Client & LanguageClient {
  const evaluator = createEvaluator()
  const later =
    (name: string | symbol) =>
    async (...asked: unknown[]) =>
      (evaluator[name as keyof typeof evaluator] as (...asked: unknown[]) => unknown)(...asked)
  return new Proxy({} as Client & LanguageClient, { get: (_, name) => later(name) })
}
