import { beforeEach, describe, expect, it } from 'vitest'
import { Beside } from '../../../editor/state/beside.ts'
import { createDrafts } from '../../../editor/state/drafts.ts'
import { createPreferences } from '../../../editor/state/preferences.ts'
import { SideBySide } from '../../../editor/state/side-by-side.ts'
import { Workspace, type WorkspaceParts } from '../../../editor/state/workspace.ts'
import type { Client } from '../../../editor/worker/client.ts'
import { createEvaluator } from '../../../editor/worker/evaluator.ts'
import { memoryStorage } from '../../support/memory-storage.ts'
import { sidePolicy, sideScenario } from '../../support/side-by-side.ts'

const base = sideScenario('基准', { 甲院: ['1000', '200'] })
const over = sideScenario('超支', { 甲院: ['1000', '1300'] })

let disk: Record<string, string>
let storage: Storage
let pauses: (() => void)[]
/** What the worker was asked that has to do with figures. */
let talk: string[]

beforeEach(() => {
  disk = {
    '办法.yaml': sidePolicy(),
    '1基准.yaml': base,
    '2超支.yaml': over,
    '3结余.yaml': base.replace('基准', '结余'),
  }
  storage = memoryStorage()
  pauses = []
  talk = []
})

describe('scenarios side by side', () => {
  it('are the open one and those that were chosen, with their differences', async () => {
    const { side } = await opened()
    side.show(true)
    await rest()
    expect(titles(side)).toEqual(['基准'])
    side.choose(['2超支.yaml', '3结余.yaml'])
    await rest()
    expect(titles(side)).toEqual(['基准', '超支', '结余'])
    expect(moves(side, '留用')).toEqual([undefined, '-880', undefined])
    expect(side.snapshot().working).toBe(false)
  })

  it('are remembered for the policy over a visit; a file that is gone is left out', async () => {
    const first = await opened()
    first.side.show(true)
    first.side.choose(['2超支.yaml', '3结余.yaml'])
    await rest()
    delete disk['3结余.yaml']
    const { side } = await opened()
    expect(side.snapshot()).toMatchObject({ isShown: false, query: { files: [] } })
    side.show(true)
    await rest()
    expect(titles(side)).toEqual(['基准', '超支'])
  })

  it('follow what is typed after the sheet is there, and are asked for once while several letters are typed', async () => {
    const { workspace, side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml'])
    await rest()
    talk.length = 0
    for (const share of ['5%', '50%', '60%']) workspace.edit('policy', sidePolicy(share))
    expect(side.snapshot().working).toBe(true)
    await rest()
    expect(talk).toEqual(['evaluate'])
    await rest()
    expect(talk).toEqual(['evaluate', 'runBeside', 'sideView'])
    expect(moves(side, '留用')).toEqual([undefined, '-660'])
    expect(side.snapshot().working).toBe(false)
  })

  it('are given up when more is typed while they are worked out', async () => {
    const { workspace, side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml', '3结余.yaml'])
    await rest()
    workspace.edit('policy', sidePolicy('50%'))
    await rest()
    talk.length = 0
    for (const work of pauses.splice(0)) work()
    workspace.edit('policy', sidePolicy('40%'))
    for (let i = 0; i < 50; i++) await Promise.resolve()
    expect(talk).not.toContain('sideView')
    await rest()
    await rest()
    expect(moves(side, '留用')).toEqual([undefined, '-440', undefined])
  })

  it('keep the last columns while the text has an error', async () => {
    const { workspace, side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml'])
    await rest()
    workspace.edit('policy', sidePolicy().replace('结余合计 × 留用比例', '结余合计 ×'))
    await rest()
    await rest()
    expect(workspace.snapshot().stale).toBeDefined()
    expect(moves(side, '留用')).toEqual([undefined, '-880'])
    expect(side.snapshot().working).toBe(false)
  })

  it('take the draft of a scenario before the disk', async () => {
    createDrafts(storage).write('2超支.yaml', { text: over.replace('1300', '1100'), saved: over })
    const { side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml'])
    await rest()
    expect(moves(side, '结余合计')).toEqual([undefined, '-900'])
  })

  it('change places when a column is opened', async () => {
    const { workspace, side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml', '3结余.yaml'])
    await rest()
    await workspace.openScenario('3结余.yaml')
    await rest()
    expect(titles(side)).toEqual(['结余', '超支', '基准'])
  })

  it('show other rows when asked, without working the columns out again', async () => {
    const { side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml'])
    await rest()
    talk.length = 0
    side.ask({ search: '节余' })
    await rest()
    expect(talk).toEqual(['sideView'])
    expect(side.snapshot().view?.found).toBe(1)
  })

  it('are no more shown in another policy', async () => {
    disk['另.yaml'] = sidePolicy().replace('并排办法', '另一办法')
    const { workspace, side } = await opened()
    side.show(true)
    side.choose(['2超支.yaml'])
    await rest()
    await workspace.openPolicy('另.yaml')
    expect(side.snapshot()).toMatchObject({ isShown: false, view: undefined, query: { files: [] } })
  })
})

async function opened(): Promise<{ readonly workspace: Workspace; readonly side: SideBySide }> {
  const parts: WorkspaceParts = {
    server: {
      list: async () => ({ value: { paths: Object.keys(disk).sort(), more: false } }),
      read: async (path) => {
        const text = disk[path]
        return text === undefined ? { refusal: 'missing' } : { value: new TextEncoder().encode(text) }
      },
      save: async () => ({ refusal: 'unreachable' }),
    },
    client: ownClient(),
    drafts: createDrafts(storage),
    preferences: createPreferences(storage),
    later(work) {
      pauses.push(work)
      return {
        cancel: () => {
          pauses = pauses.filter((one) => one !== work)
        },
      }
    },
  }
  const workspace = new Workspace(parts)
  const side = new SideBySide({ ...parts, workspace, beside: new Beside(parts) })
  await workspace.start()
  return { workspace, side }
}

const titles = (side: SideBySide) => side.snapshot().view?.columns.map(({ title }) => title)

function moves(side: SideBySide, name: string): readonly (string | undefined)[] {
  const sections = side.snapshot().view?.sections ?? []
  const row = sections
    .flatMap((section) => (section.kind === 'requirement' ? [] : section.rows))
    .find((one) => one.name === name)
  return (row?.cells ?? []).map((cell) => (cell === 'broken' ? cell : cell.change?.move?.plain))
}

/** The evaluator without its worker: every answer of it, later. */
function ownClient(): Client {
  return new Proxy(createEvaluator() as unknown as Client, {
    get: (evaluator, name: keyof Client) => {
      const answer = evaluator[name] as (...asked: unknown[]) => unknown
      return async (...asked: unknown[]) => {
        if (['evaluate', 'runBeside', 'sideView'].includes(name)) talk.push(name)
        return answer(...asked)
      }
    },
  })
}

/** Lets the pause of typing pass, and all that follows from it. */
async function rest(): Promise<void> {
  for (const work of pauses.splice(0)) work()
  for (let i = 0; i < 200; i++) await Promise.resolve()
}
