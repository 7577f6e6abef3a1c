import { beforeEach, describe, expect, it } from 'vitest'
import { createDrafts } from '../../../editor/state/drafts.ts'
import { createPreferences } from '../../../editor/state/preferences.ts'
import type { Server } from '../../../editor/state/server.ts'
import { isDraft } from '../../../editor/state/snapshot.ts'
import { Workspace } from '../../../editor/state/workspace.ts'
import type { Client } from '../../../editor/worker/client.ts'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import { memoryStorage } from '../../support/memory-storage.ts'

const policy = `政策: 甲办法
编号: a
版本: "1"
状态: 试行
施行日期: 2026-01-01
条款: {第一条: {性质: 可计算, 摘要: 筹资}}
输入: {人数: 人}
规则:
  总额: {公式: 人数×10元/人, 依据: 第一条}
`
const scenario = '情景: 基准\n政策: 甲.yaml\n年度: 2026\n输入: {人数: 5}\n'

let disk: Record<string, string>
let storage: Storage
let pauses: (() => void)[]

beforeEach(() => {
  disk = { '甲.yaml': policy, '甲-基准.yaml': scenario }
  storage = memoryStorage()
  pauses = []
})

describe('a workspace', () => {
  it('opens the first policy with the scenario that names it, and has its figures', async () => {
    const workspace = await opened()
    expect(workspace.snapshot()).toMatchObject({
      listing: 'ready',
      policy: { file: '甲.yaml' },
      scenario: { file: '甲-基准.yaml' },
    })
    expect(total(workspace)).toBe('50')
  })

  it('prefers a policy that has a scenario, and opens one without if there is no other', async () => {
    disk['0.yaml'] = policy.replace('甲办法', '无情景')
    expect((await opened()).snapshot().policy?.file).toBe('0.yaml')
    storage.clear()
    disk = { '空/0.yaml': policy, '甲/甲.yaml': policy, '甲/基准.yaml': scenario }
    expect((await opened()).snapshot().policy?.file).toBe('甲/甲.yaml')
    storage.clear()
    disk = { '空/0.yaml': policy }
    expect((await opened()).snapshot()).toMatchObject({ policy: { file: '空/0.yaml' }, scenario: undefined })
  })

  it('opens what stood open last without waiting for the rest of the folder', async () => {
    disk['乙.yaml'] = policy.replace('甲办法', '乙办法')
    const before = await opened()
    await before.openPolicy('甲.yaml')
    let give: () => void = () => {}
    const own = server()
    const slow = new Promise<void>((resolve) => {
      give = resolve
    })
    const read: Server['read'] = async (path) => (path === '乙.yaml' ? slow.then(() => own.read(path)) : own.read(path))
    const workspace = new Workspace({ ...parts(), server: { ...own, read } })
    const starting = workspace.start()
    await rest()
    expect(workspace.snapshot()).toMatchObject({ listing: 'asking', policy: { file: '甲.yaml' } })
    expect(total(workspace)).toBe('50')
    give()
    await starting
    expect(workspace.snapshot()).toMatchObject({ listing: 'ready', policy: { file: '甲.yaml' } })
    expect(workspace.snapshot().files.map(({ path }) => path)).toEqual(['乙.yaml', '甲-基准.yaml', '甲.yaml'])
  })

  it('fetches the framework that a policy fills in, and takes the draft of it where there is one', async () => {
    disk['省.yaml'] = policy
      .replace('人数×10元/人', '人数×标准')
      .replace('规则:', '参数: {标准: {待定: 各县定, 单位: 元/人}}\n规则:')
    disk['甲.yaml'] = `${policy.slice(0, policy.indexOf('条款'))}沿用: 省.yaml\n绑定: {标准: 7元/人}\n`
    const workspace = await opened()
    expect(workspace.snapshot()).toMatchObject({ working: false, policy: { file: '甲.yaml' } })
    expect(total(workspace)).toBe('35')
    await workspace.openPolicy('省.yaml')
    workspace.edit('policy', (disk['省.yaml'] as string).replace('人数×标准', '人数×标准×2'))
    await rest()
    await workspace.openPolicy('甲.yaml')
    expect(total(workspace)).toBe('70')
    delete disk['省.yaml']
    storage.clear()
    expect((await opened()).snapshot().stale).toMatchObject({ which: 'policy', line: 6 })
  })

  it('works out what was typed after a pause, and keeps it as a draft over a reload', async () => {
    const workspace = await opened()
    workspace.edit('policy', policy.replace('10元', '20元'))
    workspace.edit('policy', policy.replace('10元', '30元'))
    await rest()
    expect(total(workspace)).toBe('150')
    const again = await opened()
    expect(again.snapshot().policy).toMatchObject({ restored: true, overtaken: false, saved: policy })
    expect(total(again)).toBe('150')
  })

  it('says when the file was changed since the draft began', async () => {
    ;(await opened()).edit('policy', `${policy}# 草稿\n`)
    disk['甲.yaml'] = policy.replace('试行', '施行')
    expect((await opened()).snapshot().policy).toMatchObject({ restored: true, overtaken: true })
  })

  it('goes back to the file when the draft is discarded, and leaves none behind', async () => {
    const workspace = await opened()
    workspace.edit('policy', policy.replace('10元', '20元'))
    const { revision } = workspace.snapshot().policy ?? { revision: -1 }
    await workspace.discard('policy')
    const open = workspace.snapshot().policy
    expect(open && isDraft(open)).toBe(false)
    expect(open?.revision).toBe(revision + 1)
    expect(total(workspace)).toBe('50')
    expect(createDrafts(storage).paths()).toEqual([])
  })

  it('writes the steps of a drag through the form, the latest of those that wait, into the text as it stands by then', async () => {
    disk['甲.yaml'] = policy
      .replace('人数×10元/人', '人数×标准')
      .replace('规则:', '参数: {标准: {值: 10元/人, 依据: 第一条}}\n规则:')
    const workspace = await opened()
    expect(workspace.snapshot().parameters).toBeUndefined()
    workspace.show('policy', 'form')
    await rest()
    const field = () => workspace.snapshot().parameters?.form.groups[0]?.rows[0]?.fields[0]
    expect(field()).toMatchObject({ text: '10', unit: '元/人' })
    const to = (text: string, isJoined: boolean) =>
      workspace.parameters.write({ section: '参数', name: '标准', path: ['值'], text }, isJoined)
    const steps = [to('11', false), to('12', true), to('13', true)]
    workspace.edit('policy', `# 抬头\n${workspace.snapshot().policy?.text}`)
    expect(await Promise.all(steps)).toEqual([true, true, true])
    await rest()
    expect(workspace.snapshot().policy).toMatchObject({
      text: expect.stringMatching(/^# 抬头\n[\s\S]*值: 13元\/人/),
      revision: 2,
      isJoined: true,
    })
    expect(total(workspace)).toBe('65')
    expect(field()).toMatchObject({ text: '13', before: '10元/人' })
    expect(await workspace.parameters.write({ section: '参数', name: '没有', path: ['值'], text: '1' })).toBe(false)
  })

  it('makes the form of the parameters of the whole policy only, once the framework is there', async () => {
    const open = '参数: {标准: {待定: 各县定, 单位: 元/人}}\n规则:'
    disk['省.yaml'] = policy.replace('人数×10元/人', '人数×标准').replace('规则:', open)
    disk['甲.yaml'] = `${policy.slice(0, policy.indexOf('条款'))}沿用: 省.yaml\n`
    const workspace = await opened()
    const seen = new Set<number>()
    workspace.subscribe(() => seen.add(workspace.snapshot().parameters?.form.groups.length ?? -1))
    await workspace.openPolicy('省.yaml')
    workspace.show('policy', 'form')
    await rest()
    const opening = workspace.openPolicy('甲.yaml')
    workspace.show('policy', 'form')
    await opening
    expect([...seen].sort()).toEqual([-1, 1])
    const row = workspace.snapshot().parameters?.form.groups[0]?.rows[0]
    expect(row).toMatchObject({ name: '标准', standing: 'unbound' })
    await workspace.parameters.write({ section: '绑定', name: '标准', path: ['值'], text: '7' })
    await rest()
    expect(workspace.snapshot().policy?.text).toContain('绑定:\n  标准: 7元/人\n')
    expect(total(workspace)).toBe('35')
  })

  it('changes a text by splices, works the figures out at once, and refuses those made for another text', async () => {
    const workspace = await opened()
    const start = policy.indexOf('10元')
    expect(workspace.splice('policy', policy, [{ start, end: start + 2, text: '40' }])).toBe(true)
    await rest()
    expect(total(workspace)).toBe('200')
    expect(workspace.snapshot().policy).toMatchObject({ revision: 1, isJoined: false })
    expect(workspace.splice('policy', policy, [{ start, end: start + 2, text: '50' }])).toBe(false)
    await rest()
    expect(total(workspace)).toBe('200')
  })

  it('drops a draft that was typed back to what the file has', async () => {
    const workspace = await opened()
    workspace.edit('policy', `${policy} `)
    workspace.edit('policy', policy)
    expect(createDrafts(storage).paths()).toEqual([])
  })

  it('keeps the last figures while the text is broken, and names the line', async () => {
    const workspace = await opened()
    workspace.edit('policy', policy.replace('×10元/人', '×'))
    await rest()
    expect(total(workspace)).toBe('50')
    expect(workspace.snapshot().stale).toMatchObject({ which: 'policy', line: 9 })
    workspace.edit('policy', policy)
    await rest()
    expect(workspace.snapshot().stale).toBeUndefined()
  })

  it('makes new files that live as drafts, outlive a reload and can be thrown away', async () => {
    const workspace = await opened()
    await workspace.create([
      { path: '乙.yaml', text: policy.replace('甲办法', '乙办法') },
      { path: '乙-情景.yaml', text: scenario.replace('甲.yaml', '乙.yaml').replace('5', '7') },
    ])
    expect(workspace.snapshot()).toMatchObject({
      policy: { file: '乙.yaml', isNew: true },
      scenario: { file: '乙-情景.yaml' },
    })
    expect(total(workspace)).toBe('70')
    const again = await opened()
    expect(again.snapshot().policy?.file).toBe('乙.yaml')
    await again.discard('policy')
    expect(again.snapshot().policy?.file).toBe('甲.yaml')
    expect(again.snapshot().files.map(({ path }) => path)).not.toContain('乙.yaml')
  })

  it('fetches the tables that a scenario names, and tells their faults where it names them', async () => {
    disk['甲.yaml'] = policy
      .replace('输入: {人数: 人}', '维度: {机构: {}}\n输入: {人数: {单位: 人, 维度: [机构]}}')
      .replace('人数×10', '合计（人数）×10')
    disk['甲-基准.yaml'] = '情景: 基准\n政策: 甲.yaml\n年度: 2026\n维度: {机构: {表: 表/机构.csv}}\n'
    disk['表/机构.csv'] = '名称,人数\n东院,3\n西院,4\n'
    const workspace = await opened()
    expect(total(workspace)).toBe('70')
    workspace.edit('scenario', disk['甲-基准.yaml'].replace('2026', '2027'))
    await rest()
    expect(total(workspace)).toBe('70')
    disk['表/机构.csv'] = '名称,人数\n东院,3.5\n西院,4\n'
    await workspace.openScenario('甲-基准.yaml')
    const [finding] = workspace.snapshot().answer?.findings.scenario ?? []
    expect(finding).toMatchObject({
      file: '甲-基准.yaml',
      message: '表/机构.csv 第2行：“人数”按人计数，要是整数，不能是3.5',
      range: { start: { line: 4, column: 14 } },
    })
    disk = Object.fromEntries(Object.entries(disk).filter(([path]) => path !== '表/机构.csv'))
    await workspace.openScenario('甲-基准.yaml')
    expect(workspace.snapshot().stale).toMatchObject({ which: 'scenario', line: 4 })
  })

  it('remembers that no scenario was wanted', async () => {
    await (await opened()).openScenario(undefined)
    expect((await opened()).snapshot().scenario).toBeUndefined()
  })

  it('explains the chosen figure anew when the text changed', async () => {
    const workspace = await opened()
    await workspace.choose({ name: '总额' })
    expect(workspace.snapshot().derivation).toMatchObject({ shown: '50元' })
    workspace.edit('policy', policy.replace('10元', '20元'))
    await rest()
    expect(workspace.snapshot().derivation).toMatchObject({ shown: '100元' })
    workspace.edit('policy', policy.replace('总额:', '合计额:'))
    await rest()
    expect(workspace.snapshot()).toMatchObject({ chosen: { name: '总额' }, derivation: 'none' })
    await workspace.choose(undefined)
    expect(workspace.snapshot().derivation).toBeUndefined()
  })

  it('brings the scenarios that a scenario goes on from, drafts of them too', async () => {
    disk['甲.yaml'] = policy.replace('人数×10元/人', '人数×10元/人＋上年（人数）×1元/人')
    disk['甲-基准.yaml'] = '情景: 二\n政策: 甲.yaml\n年度: 2027\n上年: 过去/甲.yaml\n输入: {人数: 5}\n'
    disk['过去/甲.yaml'] = '情景: 一\n政策: ../甲.yaml\n年度: 2026\n输入: {人数: 7}\n'
    const workspace = await opened()
    expect(total(workspace)).toBe('57')
    workspace.edit('policy', (disk['甲.yaml'] as string).replace('×1元', '×2元'))
    await rest()
    expect(total(workspace)).toBe('64')
    await workspace.discard('policy')
    await workspace.openScenario('过去/甲.yaml')
    workspace.edit('scenario', (disk['过去/甲.yaml'] as string).replace('7', '8'))
    await workspace.openScenario('甲-基准.yaml')
    expect(total(workspace)).toBe('58')
    expect(workspace.snapshot().working).toBe(false)
  })

  it('says why the folder cannot be read', async () => {
    const workspace = new Workspace({ ...parts(), server: { ...server(), list: async () => ({ refusal: 'token' }) } })
    await workspace.start()
    expect(workspace.snapshot().listing).toBe('token')
  })

  it('tells of a fault of ours instead of going silent', async () => {
    const client = { ...ownClient(), evaluate: () => Promise.reject(new Error('kaput')) }
    const workspace = new Workspace({ ...parts(), client })
    await workspace.start()
    expect(workspace.snapshot()).toMatchObject({ fault: 'kaput', working: false })
  })

  it('says that a draft could not be kept when the browser has no room', async () => {
    const workspace = await opened()
    storage.setItem = () => {
      throw new Error('full')
    }
    workspace.edit('policy', `${policy} `)
    expect(workspace.snapshot().draftLost).toBe(true)
  })
})

async function opened(): Promise<Workspace> {
  const workspace = new Workspace(parts())
  await workspace.start()
  return workspace
}

function parts(): ConstructorParameters<typeof Workspace>[0] {
  return {
    ...{
      server: server(),
      client: ownClient(),
      drafts: createDrafts(storage),
      preferences: createPreferences(storage),
    },
    later(work) {
      pauses.push(work)
      return {
        cancel: () => {
          pauses = pauses.filter((one) => one !== work)
        },
      }
    },
  }
}

/** Lets the pause of typing pass, and all that follows from it. */
async function rest(): Promise<void> {
  for (const work of pauses.splice(0)) work()
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

function server(): Server {
  return {
    list: async () => ({ value: { paths: Object.keys(disk).sort(), more: false } }),
    read: async (path) => {
      const text = disk[path]
      return text === undefined ? { refusal: 'missing' } : { value: new TextEncoder().encode(text) }
    },
    save: async () => ({ refusal: 'unreachable' }),
  }
}

/** The evaluator without its worker. */
function ownClient(): Client {
  const evaluator = createEvaluator()
  return {
    readFile: async (file, bytes) => evaluator.readFile(file, bytes),
    evaluate: async (question) => evaluator.evaluate(question),
    explain: async (name, at) => evaluator.explain(name, at),
    table: async (query, window) => evaluator.table(query, window),
    copy: async (query) => evaluator.copy(query),
    parameterForm: async (of) => evaluator.parameterForm(of),
    writeParameter: async (of, change) => evaluator.writeParameter(of, change),
    picture: async (asked) => evaluator.picture(asked),
    hasErrors: async (open, which) => evaluator.hasErrors(open, which),
    give: async (file, bytes) => evaluator.give(file, bytes),
    forget: async () => evaluator.forget(),
    runBeside: async (scenario) => evaluator.runBeside(scenario),
    sideView: async (query) => evaluator.sideView(query),
    scenarioForm: async () => evaluator.scenarioForm(),
    inputs: async () => evaluator.inputs(),
    writeForm: async (change) => evaluator.writeForm(change),
    readPaste: async (pasted) => evaluator.readPaste(pasted),
  }
}

function total(workspace: Workspace): string | undefined {
  const rows = workspace.snapshot().sheet?.groups.flatMap((group) => group.rows)
  return rows?.find(({ name }) => name === '总额')?.shown?.plain
}
