import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkFiles } from '../../cli/check/check-files.ts'
import { findFiles } from '../../cli/files/find-files.ts'
import { Library } from '../../cli/files/library.ts'
import {
  type Compiled,
  createCompiler,
  createScenarioReader,
  type Diagnostic,
  describe,
  noScenario,
  type ReadNeighbour,
  readBytes,
  readExample,
  readTableFile,
  type Tables,
} from '../../dsl/index.ts'
import { createEngine, type Evaluation, type Nested, runYears } from '../../engine/index.ts'
import { differencesOf } from './differences-of.ts'
import { madeSamples } from './made-samples.ts'

const root = fileURLToPath(new URL('../samples/', import.meta.url))
const SEVERITIES = { error: '错误', warning: '提醒', info: '说明' } as const

/** A folder of test/samples: a policy, data if they matter, and what the program says of them. */
export interface Sample {
  readonly kind: 'good' | 'bad'
  readonly slug: string
  /** With a slash at its end. */
  readonly folder: string
}

/** All samples of one kind, by name. */
export function samplesOf(kind: Sample['kind']): Sample[] {
  const folder = `${root}${kind}/`
  const slugs = readdirSync(folder, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : []))
  return slugs.sort().map((slug) => ({ kind, slug, folder: `${folder}${slug}/` }))
}

/** Where a sample's answer is kept. */
export function expectedFile(sample: Sample): string {
  return `${sample.folder}expected.txt`
}

/** What the program complains of in a sample. */
export function complaints(sample: Sample): readonly Diagnostic[] {
  return tryOut(sample).diagnostics
}

/** The text of a file of a sample; undefined where there is none that a person could read. */
export function textIn(sample: Sample, file: string): string | undefined {
  const path = `${sample.folder}${file}`
  const made = file === 'policy.yaml' ? madeSamples[sample.slug]?.() : undefined
  if (!made && !(existsSync(path) && statSync(path).isFile())) return undefined
  const bytes = made ?? readFileSync(path)
  const { text, problems } = /\.(?:csv|tsv|txt)$/.test(file) ? readTableFile(file, bytes) : readBytes(bytes)
  return problems.length > 0 ? undefined : text
}

/** What the program says of a sample: every message, and for a good one every figure that is worked out. */
export function answer(sample: Sample): string {
  const { diagnostics, figures } = tryOut(sample)
  const report = diagnostics.map(entryOf).join('\n')
  return sample.kind === 'bad' ? report : `${report}${report === '' ? '' : '\n'}${figures.join('\n')}\n`
}

function tryOut(sample: Sample): { diagnostics: readonly Diagnostic[]; figures: string[] } {
  // check.txt: what `hengce check` is pointed at, for faults that are of files and not of their text.
  if (existsSync(`${sample.folder}check.txt`)) return { diagnostics: checked(sample), figures: [] }
  const file = 'policy.yaml'
  const bytes = madeSamples[sample.slug]?.() ?? readFileSync(`${sample.folder}${file}`)
  const { text, problems } = readBytes(bytes)
  if (problems.length > 0) return { diagnostics: describe(file, text, problems), figures: [] }
  const neighbour: ReadNeighbour = (path) => {
    const beside = `${sample.folder}${path}`
    return existsSync(beside) ? { file: path, text: readFileSync(beside, 'utf8') } : undefined
  }
  const compiled = createCompiler().compile(file, text, neighbour)
  const said = [...compiled.diagnostics]
  if (existsSync(`${sample.folder}scenario.yaml`)) {
    const evaluation = evaluated(compiled, sample)
    return { diagnostics: [...said, ...byName(sample, evaluation.outcome.diagnostics)], figures: figuresOf(evaluation) }
  }
  const engine = createEngine()
  // A broken policy must not break a run either.
  const bare = engine.run(compiled, noScenario(compiled))
  if (!compiled.ok) return { diagnostics: said, figures: [] }
  const examples = compiled.model.examples.map((_, i) => engine.check(compiled, readExample(compiled, i)))
  for (const example of examples) said.push(...example.outcome.diagnostics)
  return { diagnostics: said, figures: figuresOf(examples[0] ?? bare) }
}

/** The scenario of a sample, with the years that it goes on from, which must be whole. */
function evaluated(compiled: Compiled, { folder }: Sample): Evaluation {
  const file = `${folder}scenario.yaml`
  const read = createScenarioReader().read(file, readFileSync(file, 'utf8'), compiled, tablesIn(folder))
  const { years, diagnostics } = new Library().years({ compiled, read })
  if (diagnostics.length > 0) throw new Error(diagnostics.map((d) => d.message).join('\n'))
  return runYears(createEngine(), years).at(-1) as Evaluation
}

/** The tables that stand in a folder. */
function tablesIn(folder: string): Tables {
  return (name) =>
    existsSync(`${folder}${name}`) ? readTableFile(`${folder}${name}`, readFileSync(`${folder}${name}`)) : undefined
}

function checked(sample: Sample): readonly Diagnostic[] {
  const { folder } = sample
  const paths = readFileSync(`${folder}check.txt`, 'utf8').trim().split('\n')
  const found = findFiles(paths.map((path) => (path.startsWith('/') ? path : `${folder}${path}`)))
  return byName(sample, checkFiles(new Library(), found).diagnostics)
}

/** The same with files by their names in the sample's folder. */
function byName({ folder }: Sample, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const bareText = (text: string): string => text.replaceAll(folder, '')
  return diagnostics.map((d) => ({
    ...d,
    file: bareText(d.file),
    message: bareText(d.message),
    related: d.related.map((r) => ({ ...r, file: bareText(r.file) })),
  }))
}

function entryOf(d: Diagnostic): string {
  const lines = [`${placeOf(d)}  ${SEVERITIES[d.severity]} ${d.code}  ${d.message}`]
  if (d.hint !== undefined) lines.push(`  怎么办：${d.hint}`)
  if (d.clauses.length > 0) lines.push(`  条款：${d.clauses.join('、')}`)
  for (const related of d.related) lines.push(`  另见 ${placeOf(related)}：${related.message}`)
  return `${lines.join('\n')}\n`
}

function placeOf({ file, range: { start, end } }: Pick<Diagnostic, 'file' | 'range'>): string {
  return `${file} ${start.line}:${start.column}–${end.line}:${end.column}`
}

/** A line for each figure and member: 县医院的分担 = 12.34 元; rules and constraints, as well as what they wait for. */
function figuresOf(evaluation: Evaluation): string[] {
  const { outcome } = evaluation
  const lines: string[] = []
  for (const figure of outcome.figures) {
    if (figure.kind !== 'rule') continue
    const unit = figure.unit === '比率' ? '' : ` ${figure.unit}`
    for (const [at, value] of leaves(figure.value))
      lines.push(`${named(figure.name, at)} = ${value === null ? '待定' : `${value}${unit}`}`)
    for (const [word, names] of [
      ['暂取', figure.provisional],
      ['等待', figure.open],
      ['缺', figure.missing],
    ] as const)
      if (names) lines.push(`  ${word}：${names.join('、')}`)
  }
  for (const constraint of outcome.constraints) {
    for (const [at, holds] of leaves(constraint.holds))
      lines.push(`${named(constraint.name, at)}：${holds === null ? '未定' : holds ? '达到' : '没有达到'}`)
  }
  for (const d of differencesOf(evaluation))
    lines.push(`与期望不符：${named(d.figure, d.at)} 应当是${d.expected}，算出来是${d.actual}`)
  return lines
}

function named(name: string, at: readonly string[]): string {
  return at.length === 0 ? name : `${name}〔${at.join('，')}〕`
}

function leaves(value: Nested, at: readonly string[] = []): [readonly string[], string | boolean | null][] {
  if (value === null || typeof value !== 'object') return [[at, value]]
  return Object.entries(value).flatMap(([member, inner]) => leaves(inner as Nested, [...at, member]))
}
