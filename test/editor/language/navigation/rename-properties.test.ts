import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../../dsl/format/edit.ts'
import { type Refused, type Renamed, type RenameText, rename } from '../../../../editor/language/navigation/rename.ts'
import { viewsOf } from '../../../../editor/language/navigation/views.ts'
import type { PlacedOccurrence } from '../../../../editor/language/occurrences/occurrences.ts'
import { createEngine } from '../../../../engine/index.ts'
import { generatedPolicy, generatedScenario } from '../../../bench/generated-policy.ts'
import { pick, seeded } from '../../../support/random.ts'
import { randomPolicy } from '../../../support/random-graph.ts'
import { everyKind, everyKindScenario } from '../occurrences/every-kind.ts'

/** Names that need nothing, names that need 「」, names with words of the language in them, and names that are none. */
const names = [
  '新名',
  '甲且乙额',
  '结余（新）',
  '2030年数',
  '合计新',
  '超过线的',
  '如果',
  '元',
  '收入',
  '节余',
  'a b',
  '第九条',
  'X_1',
]

/** The figures of every scenario, without the names of anything. */
function valuesOf(texts: readonly RenameText[]): readonly string[] {
  return viewsOf(texts).flatMap(({ compiled, scenario }) => {
    if (!scenario || !compiled.ok) return []
    const { outcome } = createEngine().run(compiled, scenario)
    return [
      ...outcome.figures.flatMap((f) => leaves(f.value)),
      ...outcome.constraints.flatMap(({ holds, left, right, margin }) => leaves([holds, left, right, margin])),
      outcome.diagnostics.map((d) => d.code).join(),
    ]
  })
}

function leaves(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.values(value).flatMap(leaves)
}

function renamed(texts: readonly RenameText[], { edits }: Renamed): RenameText[] {
  return texts.map((t) => ({ ...t, text: applyEdits(t.text, edits.find((e) => e.file === t.file)?.edits ?? []) }))
}

/** Renames things of some texts, each to a name and back; how many were not refused. */
function tryRenames(texts: readonly RenameText[], random: () => number, times: number): number {
  const views = viewsOf(texts)
  const all: readonly (PlacedOccurrence & { policy: string })[] = views.flatMap(({ compiled, found }) =>
    found.where(() => true).map((one) => ({ ...one, policy: compiled.file })),
  )
  const before = valuesOf(texts)
  let done = 0
  for (let i = 0; i < times; i++) {
    const { policy, file, span, symbol } = pick(random, all)
    const name = pick(random, names)
    const at = { policy, file, offset: span.start }
    const made: Renamed | Refused = rename(texts, at, name)
    if ('refused' in made) continue
    done++
    const after = renamed(texts, made)
    expect(valuesOf(after), `${symbol.name} → ${name}`).toEqual(before)
    const { edits } = made
    const shift = edits.find((e) => e.file === file)?.edits.filter((e) => e.span.start < span.start) ?? []
    const moved = shift.reduce((sum, e) => sum + e.text.length - (e.span.end - e.span.start), span.start)
    const back = rename(after, { ...at, offset: moved }, symbol.name)
    // A sample may call an input 人次, which is read, but would not be given as a name.
    if ('refused' in back && back.refused === `“${symbol.name}”是单位，不能作名字`) continue
    if ('refused' in back) throw new Error(`${symbol.name} → ${name} and back: ${back.refused}`)
    expect(renamed(after, back)).toEqual(texts)
  }
  return done
}

const open = (file: string, text: string): RenameText => ({ file, text, isOpen: true })

/** All policies and scenarios of a folder. */
function folder(path: string, inside = path): RenameText[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const at = join(path, entry.name)
    if (entry.isDirectory()) return folder(at, inside)
    return at.endsWith('.yaml') ? [open(at, readFileSync(at, 'utf8'))] : []
  })
}

describe('renaming and renaming back', () => {
  it('changes no figure of any shipped policy, and gives every text again to the byte', () => {
    const random = seeded(41)
    const results = ['gaotai', 'liaoning', 'shexian', 'suixi', 'weishan'].map((county) => {
      const [policy, ...rest] = folder(`policies/${county}`).toSorted((a, b) => a.file.length - b.file.length)
      const texts =
        county === 'liaoning'
          ? [policy as RenameText, ...rest].filter((t) => !/deficit|surplus|overrun/.test(t.file))
          : [policy as RenameText, ...rest.slice(0, 1)]
      return tryRenames(texts, random, 3)
    })
    expect(results.reduce((sum, done) => sum + done, 0)).toBeGreaterThan(4)
  }, 200_000)

  it('changes no figure of the samples', () => {
    const random = seeded(42)
    let done = 0
    for (const sample of readdirSync('test/samples/good')) {
      const path = `test/samples/good/${sample}`
      if (!existsSync(`${path}/policy.yaml`)) continue
      done += tryRenames(folder(path), random, 2)
    }
    expect(done).toBeGreaterThan(30)
  }, 200_000)

  it('changes no figure of made-up policies', () => {
    const random = seeded(43)
    let done = tryRenames(
      [open('p.yaml', everyKind), open('s.yaml', everyKindScenario.replace('names.yaml', 'p.yaml'))],
      random,
      25,
    )
    done += tryRenames(
      [open('p.yaml', generatedPolicy(30)), open('s.yaml', `政策: p.yaml\n${generatedScenario(30)}`)],
      random,
      5,
    )
    for (let i = 0; i < 8; i++) done += tryRenames([open('p.yaml', randomPolicy(random).text)], random, 2)
    expect(done).toBeGreaterThan(25)
  }, 200_000)
})
