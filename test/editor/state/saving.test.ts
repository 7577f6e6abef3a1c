import { beforeEach, describe, expect, it } from 'vitest'
import { createDrafts, type Drafts } from '../../../editor/state/drafts.ts'
import { createPreferences } from '../../../editor/state/preferences.ts'
import type { SaveFault, Server } from '../../../editor/state/server.ts'
import { isDraft, type OpenText, unsavedFiles } from '../../../editor/state/snapshot.ts'
import { Workspace } from '../../../editor/state/workspace.ts'
import type { Client } from '../../../editor/worker/client.ts'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'

const policy = `政策: 甲办法
编号: a
版本: "1"
状态: 试行
施行日期: 2026-01-01
输入: {人数: 人}
规则:
  总额: 人数×10元/人
`
const scenario = '情景: 基准\n政策: 甲.yaml\n年度: 2026\n输入: {人数: 5}\n'
const typed = policy.replace('10元', '20元')

let disk: Map<string, string>
let storage: Storage
/** The drafts that the workspace opened last writes through. */
let notes: Drafts
/** Every text that the server was asked to write, in order. */
let sent: string[]
/** What the server says in place of writing; and what happens first. */
let fault: SaveFault | undefined
let meanwhile: (() => void | Promise<void>) | undefined

beforeEach(() => {
  disk = new Map([
    ['甲.yaml', policy],
    ['甲-基准.yaml', scenario],
  ])
  storage = memory()
  notes = createDrafts(storage)
  sent = []
  fault = undefined
  meanwhile = undefined
})

describe('saving', () => {
  it('writes the text, drops the draft, and compares the figures with it from then on', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    expect(kept()).toEqual(['甲.yaml'])
    await workspace.saving.save('policy')
    expect(disk.get('甲.yaml')).toBe(typed)
    expect(kept()).toEqual([])
    expect(policyOf(workspace)).toMatchObject({ text: typed, saved: typed, save: undefined })
    expect(isDraft(policyOf(workspace))).toBe(false)
    const rows = workspace.snapshot().sheet?.groups.flatMap((group) => group.rows)
    expect(rows?.map(({ name, shown, change }) => [name, shown?.plain, change])).toContainEqual([
      '总额',
      '100',
      undefined,
    ])
    await workspace.saving.save('policy')
    expect(sent).toEqual([typed])
  })

  it('goes on from what it saved: the next saving replaces that', async () => {
    const workspace = await opened()
    for (const price of ['20元', '30元', '40元']) {
      workspace.edit('policy', policy.replace('10元', price))
      await workspace.saving.save('policy')
    }
    expect(disk.get('甲.yaml')).toBe(policy.replace('10元', '40元'))
    expect(sent.length).toBe(3)
  })

  it('keeps what is typed meanwhile, as a draft over what was saved', async () => {
    const workspace = await opened()
    const later = policy.replace('10元', '30元')
    workspace.edit('policy', typed)
    meanwhile = () => {
      expect(policyOf(workspace).save).toBe('saving')
      workspace.edit('policy', later)
    }
    await workspace.saving.save('policy')
    expect(disk.get('甲.yaml')).toBe(typed)
    expect(policyOf(workspace)).toMatchObject({ text: later, saved: typed, save: undefined })
    expect(createDrafts(storage).read('甲.yaml')).toEqual({ text: later, saved: typed })
    const again = await opened()
    expect(policyOf(again)).toMatchObject({ text: later, restored: true, overtaken: false })
  })

  it('asked for once more meanwhile saves what was typed meanwhile too', async () => {
    const workspace = await opened()
    const later = policy.replace('10元', '30元')
    workspace.edit('policy', typed)
    meanwhile = async () => {
      workspace.edit('policy', later)
      await workspace.saving.save('policy')
      await workspace.saving.save('policy')
    }
    await workspace.saving.save('policy')
    expect(sent).toEqual([typed, later])
    expect(disk.get('甲.yaml')).toBe(later)
    expect(kept()).toEqual([])
  })

  it('that ends when another policy stands open drops the draft all the same', async () => {
    disk.set('乙.yaml', policy.replace('甲办法', '乙办法'))
    const workspace = await opened()
    await workspace.openPolicy('甲.yaml')
    workspace.edit('policy', typed)
    meanwhile = () => workspace.openPolicy('乙.yaml')
    await workspace.saving.save('policy')
    expect(disk.get('甲.yaml')).toBe(typed)
    expect(kept()).toEqual([])
    expect(policyOf(workspace)).toMatchObject({ file: '乙.yaml', text: disk.get('乙.yaml') })
  })

  it('leaves the draft of another window alone', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    const other = { text: `${policy}# 别的窗口\n`, saved: policy }
    createDrafts(storage).write('甲.yaml', other)
    await workspace.saving.save('policy')
    expect(createDrafts(storage).read('甲.yaml')).toEqual(other)
    expect(policyOf(await opened())).toMatchObject({ text: other.text, overtaken: true })
  })

  it('of all saves both texts', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    workspace.edit('scenario', scenario.replace('5', '6'))
    await workspace.saving.saveAll()
    expect([...disk.values()]).toEqual([typed, scenario.replace('5', '6')])
    expect(kept()).toEqual([])
  })

  it('that fails says why, keeps the draft, and does it the next time', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    for (const refusal of ['unreachable', 'token', 'full', 'read-only', 'gone', 'other'] as const) {
      fault = { refusal }
      await workspace.saving.save('policy')
      expect(policyOf(workspace).save).toEqual({ refusal })
      expect(createDrafts(storage).read('甲.yaml')).toEqual({ text: typed, saved: policy })
    }
    expect(disk.get('甲.yaml')).toBe(policy)
    fault = undefined
    await workspace.saving.save('policy')
    expect([disk.get('甲.yaml'), policyOf(workspace).save, kept()]).toEqual([typed, undefined, []])
  })

  it('whose answer was lost on its way is known to have been done', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    meanwhile = () => {
      disk.set('甲.yaml', typed)
      fault = { refusal: 'unreachable' }
    }
    await workspace.saving.save('policy')
    expect(policyOf(workspace).save).toEqual({ refusal: 'unreachable' })
    fault = undefined
    await workspace.saving.save('policy')
    expect(policyOf(workspace)).toMatchObject({ saved: typed, save: undefined })
    expect([workspace.snapshot().conflict, kept()]).toEqual([undefined, []])
  })

  it('keeps the BOM and the line ends that the file had', async () => {
    const lines = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n').replace('\r\n', '\n')}`
    disk.set('甲.yaml', lines(policy))
    const workspace = await opened()
    // As an editor gives it: one kind of line end.
    workspace.edit('policy', typed.replaceAll('\n', '\r\n'))
    await workspace.saving.save('policy')
    expect(disk.get('甲.yaml')).toBe(lines(typed))
    expect(isDraft(policyOf(workspace))).toBe(false)
    workspace.edit('policy', `${typed}# 再`.replaceAll('\n', '\r\n'))
    expect(policyOf(await opened())).toMatchObject({ restored: true, overtaken: false })
  })
})

describe('saving all', () => {
  const beside = scenario.replace('基准', '另一')
  const changed = (text: string): string => text.replace('5', '7')
  beforeEach(() => {
    for (const name of ['甲-基准一.yaml', '甲-基准二.yaml', '甲-基准三.yaml']) disk.set(name, beside)
  })

  it('saves the drafts of files that do not stand open too, and marks none any more', async () => {
    const workspace = await opened()
    const drafts = (): readonly string[] => unsavedFiles(workspace.snapshot()).map(({ path }) => path)
    workspace.edit('policy', typed)
    notes.write('甲-基准一.yaml', { text: changed(beside), saved: beside })
    expect(drafts()).toEqual(['甲-基准一.yaml', '甲.yaml'])
    await workspace.saving.saveAll()
    expect([disk.get('甲.yaml'), disk.get('甲-基准一.yaml')]).toEqual([typed, changed(beside)])
    expect([kept(), drafts(), workspace.snapshot().unsaved]).toEqual([[], [], undefined])
  })

  it('tells file by file what stayed unsaved, and replaces nothing that the draft did not begin from', async () => {
    const workspace = await opened()
    const others = `${beside}# 别人的\n`
    notes.write('甲-基准一.yaml', { text: changed(beside), saved: beside })
    notes.write('甲-基准二.yaml', { text: changed(beside), saved: beside })
    notes.write('甲-基准三.yaml', { text: '情景: 没了\n', saved: beside })
    disk.set('甲-基准一.yaml', others)
    await workspace.saving.saveAll()
    expect([disk.get('甲-基准一.yaml'), disk.get('甲-基准二.yaml'), disk.get('甲-基准三.yaml')]).toEqual([
      others,
      changed(beside),
      beside,
    ])
    expect(workspace.snapshot().unsaved).toEqual([
      { file: '甲-基准一.yaml', fault: { refusal: 'changed' } },
      { file: '甲-基准三.yaml', fault: { refusal: 'shrunk' } },
    ])
    expect(kept()).toEqual(['甲-基准一.yaml', '甲-基准三.yaml'])
    workspace.saving.endReport()
    expect(workspace.snapshot().unsaved).toBeUndefined()
  })

  it('makes no file of a draft that may be of another folder', async () => {
    notes.write('别处/办法.yaml', { text: policy, saved: policy })
    const workspace = await opened()
    await workspace.saving.saveAll()
    expect([disk.has('别处/办法.yaml'), workspace.snapshot().unsaved]).toEqual([
      false,
      [{ file: '别处/办法.yaml', fault: { refusal: 'unseen' } }],
    ])
  })
})

describe('a text that lost most of its lines', () => {
  const wrecked = '政策: 甲办法\n编号\n'

  it('and got errors is saved only by who is sure', async () => {
    const workspace = await opened()
    workspace.edit('policy', wrecked)
    await workspace.saving.save('policy')
    expect(workspace.snapshot().wreck).toEqual({ which: 'policy', lost: 6 })
    expect(sent).toEqual([])
    await workspace.saving.endWreck(false)
    expect([workspace.snapshot().wreck, disk.get('甲.yaml')]).toEqual([undefined, policy])
    await workspace.saving.save('policy')
    await workspace.saving.endWreck(true)
    expect([workspace.snapshot().wreck, disk.get('甲.yaml')]).toEqual([undefined, wrecked])
  })

  it('is saved at once where it has no errors, or had some before', async () => {
    disk.set('甲-基准.yaml', `${scenario}${'# 说明\n'.repeat(9)}`)
    const workspace = await opened()
    workspace.edit('scenario', scenario)
    await workspace.saving.save('scenario')
    expect(disk.get('甲-基准.yaml')).toBe(scenario)
    disk.set('甲.yaml', `${policy}规则\n`)
    const broken = await opened()
    broken.edit('policy', wrecked)
    await broken.saving.save('policy')
    expect([broken.snapshot().wreck, disk.get('甲.yaml')]).toEqual([undefined, wrecked])
  })
})

describe('a file that another changed', () => {
  const others = policy.replace('试行', '施行')

  it('is shown and decided upon by nobody but a person', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    disk.set('甲.yaml', others)
    await workspace.saving.save('policy')
    expect(workspace.snapshot().conflict).toBe('policy')
    expect(policyOf(workspace)).toMatchObject({
      text: typed,
      saved: others,
      overtaken: true,
      save: { refusal: 'changed' },
    })
    workspace.saving.leaveConflict()
    await workspace.saving.save('policy')
    expect(workspace.snapshot().conflict).toBe('policy')
    expect([disk.get('甲.yaml'), sent]).toEqual([others, [typed]])
    // Nor by coming again, even if more is typed.
    workspace.edit('policy', `${typed}# 再\n`)
    const again = await opened()
    expect(policyOf(again)).toMatchObject({ overtaken: true, restored: true })
    await again.saving.save('policy')
    expect([again.snapshot().conflict, disk.get('甲.yaml')]).toEqual(['policy', others])
  })

  it('gives way to mine when that is chosen, unless it changed once more', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    disk.set('甲.yaml', others)
    await workspace.saving.save('policy')
    disk.set('甲.yaml', `${others}# 又\n`)
    await workspace.saving.keepMine()
    expect([workspace.snapshot().conflict, disk.get('甲.yaml')]).toEqual(['policy', `${others}# 又\n`])
    fault = { refusal: 'unreachable' }
    await workspace.saving.keepMine()
    expect(policyOf(workspace)).toMatchObject({ overtaken: true, save: { refusal: 'unreachable' } })
    fault = undefined
    await workspace.saving.save('policy')
    expect(workspace.snapshot().conflict).toBe('policy')
    await workspace.saving.keepMine()
    expect([disk.get('甲.yaml'), kept(), workspace.snapshot().conflict]).toEqual([typed, [], undefined])
  })

  it('replaces mine when that is chosen, as a change that can be undone', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    disk.set('甲.yaml', others)
    await workspace.saving.save('policy')
    const { revision } = policyOf(workspace)
    await workspace.saving.takeDisk()
    expect(policyOf(workspace)).toMatchObject({ text: others, saved: others, overtaken: false, revision: revision + 1 })
    expect([kept(), disk.get('甲.yaml'), workspace.snapshot().conflict]).toEqual([[], others, undefined])
    workspace.edit('policy', `${others}# 再\n`)
    await workspace.saving.save('policy')
    expect(disk.get('甲.yaml')).toBe(`${others}# 再\n`)
  })

  it('and is gone is made anew only when asked for once more', async () => {
    const workspace = await opened()
    workspace.edit('policy', typed)
    disk.delete('甲.yaml')
    await workspace.saving.save('policy')
    expect(policyOf(workspace)).toMatchObject({ isNew: true, save: { refusal: 'vanished' } })
    expect([disk.has('甲.yaml'), kept()]).toEqual([false, ['甲.yaml']])
    await workspace.saving.save('policy')
    expect([disk.get('甲.yaml'), kept()]).toEqual([typed, []])
  })

  it('is not written where its bytes were no UTF-8', async () => {
    const workspace = await opened('甲.yaml', new Uint8Array([0xd5, 0xfe, 0xb2, 0xdf, 0x3a, 0x0a]))
    workspace.edit('policy', typed)
    await workspace.saving.save('policy')
    expect([policyOf(workspace).save, sent]).toEqual([{ refusal: 'encoding' }, []])
  })
})

describe('a new file', () => {
  const made = [
    { path: '乙/办法.yaml', text: policy.replace('甲办法', '乙办法') },
    { path: '乙/数据.yaml', text: scenario.replace('甲.yaml', '办法.yaml') },
  ] as const

  it('is made by saving, under its own name or another', async () => {
    const workspace = await opened()
    await workspace.create(made)
    await workspace.saving.save('scenario')
    await workspace.saving.save('policy', '乙/新办法.yaml')
    expect([...disk.keys()]).toEqual(['甲.yaml', '甲-基准.yaml', '乙/数据.yaml', '乙/新办法.yaml'])
    expect(disk.get('乙/新办法.yaml')).toBe(made[0].text)
    expect(kept()).toEqual([])
    expect(policyOf(workspace)).toMatchObject({ file: '乙/新办法.yaml', isNew: false })
    const files = workspace.snapshot().files.map(({ path, isNew, title }) => [path, isNew, title])
    expect(files).toContainEqual(['乙/新办法.yaml', false, '乙办法'])
    expect(files.filter(([path]) => path === '乙/办法.yaml')).toEqual([])
    expect(policyOf(await opened()).file).toBe('乙/新办法.yaml')
  })

  it('is followed to its name by the new scenarios that name it', async () => {
    const workspace = await opened()
    const more = { path: '乙/远/更多.yaml', text: scenario.replace('甲.yaml', '"../办法.yaml"') }
    await workspace.create([...made, more])
    await workspace.openScenario('乙/数据.yaml')
    await workspace.saving.save('policy', '丙 丁/新办法.yaml')
    expect(workspace.snapshot().scenario?.text).toBe(scenario.replace('甲.yaml', '"../丙 丁/新办法.yaml"'))
    const read = createDrafts(storage).read(more.path)?.text
    expect(read).toBe(scenario.replace('甲.yaml', '"../../丙 丁/新办法.yaml"'))
    await workspace.saving.save('scenario')
    expect(disk.get('乙/数据.yaml')).toBe(scenario.replace('甲.yaml', '"../丙 丁/新办法.yaml"'))
    expect(disk.get('甲-基准.yaml')).toBe(scenario)
  })

  it('never takes the name of another, on the disk or still unsaved', async () => {
    const workspace = await opened()
    await workspace.create(made)
    for (const taken of ['甲.yaml', '乙/数据.yaml']) {
      await workspace.saving.save('policy', taken)
      expect(policyOf(workspace)).toMatchObject({ file: '乙/办法.yaml', isNew: true, save: { refusal: 'taken' } })
    }
    disk.set('乙/办法.yaml', '别人的: 1\n')
    disk.set('丙.yaml', '别人的: 2\n')
    for (const taken of ['乙/办法.yaml', '丙.yaml']) {
      await workspace.saving.save('policy', taken)
      expect(policyOf(workspace)).toMatchObject({ file: '乙/办法.yaml', isNew: true, save: { refusal: 'taken' } })
    }
    expect([disk.get('甲.yaml'), disk.get('乙/办法.yaml'), disk.get('丙.yaml')]).toEqual([
      policy,
      '别人的: 1\n',
      '别人的: 2\n',
    ])
    expect(createDrafts(storage).read('乙/办法.yaml')?.text).toBe(made[0].text)
  })

  it('keeps what is typed while it gets its name', async () => {
    const workspace = await opened()
    await workspace.create(made)
    meanwhile = () => workspace.edit('policy', `${made[0].text}# 再\n`)
    await workspace.saving.save('policy', '丁.yaml')
    expect(disk.get('丁.yaml')).toBe(made[0].text)
    expect(policyOf(workspace)).toMatchObject({ file: '丁.yaml', text: `${made[0].text}# 再\n`, saved: made[0].text })
    expect(kept()).toEqual(['丁.yaml', '乙/数据.yaml'].sort())
  })
})

async function opened(file?: string, bytes?: Uint8Array): Promise<Workspace> {
  const own = server()
  const workspace = new Workspace({
    server: {
      ...own,
      read: async (path) => (path === file && bytes ? { value: bytes.slice(), etag: 'x' } : own.read(path)),
    },
    client: ownClient(),
    drafts: notes,
    preferences: createPreferences(storage),
    later: () => ({ cancel: () => {} }),
  })
  await workspace.start()
  return workspace
}

function policyOf(workspace: Workspace): OpenText {
  const { policy: open } = workspace.snapshot()
  if (!open) throw new Error('no policy stands open')
  return open
}

function kept(): readonly string[] {
  return createDrafts(storage).paths()
}

/** A folder in memory; a file's mark is its text. */
function server(): Server {
  return {
    list: async () => ({ value: { paths: [...disk.keys()].sort(), more: false } }),
    async read(path) {
      const text = disk.get(path)
      return text === undefined ? { refusal: 'missing' } : { value: new TextEncoder().encode(text), etag: text }
    },
    async save(path, bytes, etag) {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      const happens = meanwhile
      meanwhile = undefined
      await happens?.()
      if (fault) return fault
      sent.push(text)
      if (disk.get(path) !== etag) return { refusal: etag === undefined ? 'taken' : 'changed' }
      disk.set(path, text)
      return { etag: text }
    },
  }
}

/** The evaluator without its worker: every answer of it, later. */
function ownClient(): Client {
  return new Proxy(createEvaluator() as unknown as Client, {
    get: (evaluator, name: keyof Client) => {
      const answer = evaluator[name] as (...asked: unknown[]) => unknown
      return async (...asked: unknown[]) => answer(...asked)
    },
  })
}

/** A browser's storage in memory: keys are its own properties, as there. */
function memory(): Storage {
  const entries: Record<string, string> = Object.create({
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => Object.assign(entries, { [key]: value }),
    removeItem: (key: string) => Reflect.deleteProperty(entries, key),
  })
  return entries as unknown as Storage
}
