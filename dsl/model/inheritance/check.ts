import { type Problem, problem } from '../../diagnostic/diagnostic.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import { pairOf } from '../../syntax/policy/fields.ts'
import type { PolicyFile } from '../../syntax/policy/read-policy.ts'
import { figureSections } from '../../syntax/policy/sections.ts'
import type { ScalarNode } from '../../syntax/yaml/node.ts'
import { shift } from '../../text/span.ts'
import { beyondRange } from '../beyond-range.ts'
import { type Figure, type Model, siteOfFigure } from '../model.ts'
import { sameUnit } from '../unit.ts'
import { unitName } from '../unit-name.ts'
import { looseningOf } from './loosening.ts'

/** A framework that was compiled by itself. */
export interface Framework {
  readonly file: string
  readonly model: Model
  readonly ok: boolean
}

/**
 * What is to be said of how a policy (`model`, declared in `own`) fills in its framework: what it leaves open though it should bind it, what it
 * settles beyond the framework's range, what it changes that the framework had settled, which constraints it loosens. `at`: 沿用.
 */
export function checkInheritance(model: Model, own: PolicyFile, frame: Framework, at: ScalarNode): Problem[] {
  if (!frame.ok) return [problem('HC5072', at.span, { file: frame.file })]
  const section = (name: string): readonly Placed[] => own.declarations.get(name) ?? []
  return [
    ...unbound(model, frame.model, at),
    ...figureSections.flatMap((name) => section(name).flatMap((p) => changed(p, model, frame.model))),
    ...section('例外').flatMap((p) => excepted(p, frame.model)),
    ...section('解读').flatMap((p) => reread(p, frame.model)),
    ...section('绑定').flatMap((p) => changed(p, model, frame.model)),
    ...section('约束').flatMap((p) => loosened(p, model, frame.model)),
  ]
}

function isOpen(figure: Figure | undefined): boolean {
  return figure !== undefined && figure.kind !== 'input' && figure.open !== undefined
}

function unbound(model: Model, frame: Model, at: ScalarNode): Problem[] {
  const names = [...frame.figures.values()].flatMap((f) =>
    isOpen(f) && isOpen(model.figures.get(f.name)) ? [f.name] : [],
  )
  return names.length === 0 ? [] : [problem('HC5073', at.span, { names, title: frame.header.title })]
}

/** A figure of the framework that the policy declares or binds anew. */
function changed({ start, declaration }: Placed, model: Model, frame: Model): Problem[] {
  const name = frame.aliases.get(declaration.name) ?? declaration.name
  const [before, after] = [frame.figures.get(name), model.figures.get(name)]
  if (!before || !after || before.unit.kind === 'broken' || after.unit.kind === 'broken') return []
  const span = shift(declaration.key.span, start)
  const isAlike = before.dims.length === after.dims.length && before.dims.every((d) => after.dims.includes(d))
  if (!sameUnit(before.unit, after.unit))
    return [problem('HC5078', span, { name, wanted: unitName(before.unit), found: unitName(after.unit) })]
  if (!isAlike) return [problem('HC5052', span, { name, wanted: before.dims, found: after.dims })]
  if (isOpen(before)) return settledBeyond(before, after, siteOfFigure(model, name).start, frame.header.title)
  // An input may be completed, even become a rule; that it cannot be bound is told where bindings are read.
  const isCompleted = before.kind === 'input'
  return isCompleted ? [] : [problem('HC5070', span, { name, title: frame.header.title })]
}

/** The values that settle an open one must lie in the range that the framework leaves. */
function settledBeyond(before: Figure, after: Figure, start: number, title: string): Problem[] {
  if (before.kind !== 'parameter' || after.kind !== 'parameter' || !before.open) return []
  const { open } = before
  return after.values
    .flatMap((v) => v.cells)
    .flatMap(({ value, span }) => {
      const beyond = typeof value === 'string' ? beyondRange(value, open, after.unit) : undefined
      return beyond ? [problem('HC5053', shift(span, start), { name: after.name, title, ...beyond })] : []
    })
}

/** An exception of the policy that changes a rule of the framework. */
function excepted({ start, declaration }: Placed, frame: Model): Problem[] {
  const changes = pairOf(declaration.value, '改为')?.value
  const pairs = changes?.kind === 'map' ? changes.pairs : []
  return pairs.flatMap(({ key }) => {
    const written = key.text.trim()
    const name = frame.aliases.get(written) ?? written
    return frame.figures.has(name)
      ? [problem('HC5056', shift(key.span, start), { name, title: frame.header.title })]
      : []
  })
}

/** A reading of the framework that the policy states anew. */
function reread({ start, declaration }: Placed, frame: Model): Problem[] {
  const { name, key } = declaration
  return frame.readings.has(name)
    ? [problem('HC5070', shift(key.span, start), { name, title: frame.header.title })]
    : []
}

/** A constraint of the framework that the policy writes anew: it may be tighter. */
function loosened({ start, declaration }: Placed, model: Model, frame: Model): Problem[] {
  const { name } = declaration
  const before = frame.constraints.find((c) => c.name === name)
  const after = model.constraints.find((c) => c.name === name)
  if (!before || !after) return []
  const span = shift(declaration.key.span, start)
  const facts = { name, title: frame.header.title, before: before.formula, after: after.formula }
  const loosening = looseningOf(before, after, [frame, model])
  if (loosening === 'none') return []
  return [
    problem(loosening === 'unclear' ? 'HC5076' : 'HC5075', span, { ...facts, levels: [before.level, after.level] }),
  ]
}
