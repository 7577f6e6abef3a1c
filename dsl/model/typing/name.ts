import { problem } from '../../diagnostic/diagnostic.ts'
import { memberOf, wanted } from '../../diagnostic/phrases.ts'
import { suggest } from '../../diagnostic/suggest.ts'
import type { Name, Pick } from '../../syntax/expression/expression.ts'
import { memberNamed } from '../calendar-members.ts'
import { inOrder, route, routeThrough } from '../dimensions.ts'
import type { Dimension } from '../model.ts'
import type { Path, Term } from '../term.ts'
import { ratio, text } from '../unit.ts'
import { brokenTerm, follow, isBroken, type Typing, term } from './context.ts'

/**
 * A name: a value of the dimension beside it, a figure, the member of a dimension at hand, an attribute of the member at hand, the run's year.
 */
export function typeName(e: Name, typing: Typing, beside?: string): Term {
  const { scope } = typing
  const span = typing.place(e.span)
  const local = scope.locals?.get(e.name)
  if (local) return { ...local(scope), span }
  if (beside !== undefined) {
    const home = scope.dimensions.get(beside)
    // Free text, and members that only the scenario knows, are taken at their word.
    const isFree = !scope.names.meanings.has(e.name)
    if (beside === '' && isFree) return term({ op: 'text', text: e.name }, text, [], span)
    const known = home?.members ? memberNamed(beside, e.name, namesOf(home)) : home && isFree ? e.name : undefined
    if (known !== undefined) return memberTerm(beside, known, span)
  }
  const meaning = scope.names.meanings.get(e.name)
  if (!meaning) {
    if (e.name === '年度') return term({ op: 'year' }, ratio, [], span)
    return unknownName(e, typing, beside)
  }
  if (meaning.kind === 'figure') {
    const signature = scope.signature(meaning.name)
    if (!signature) return brokenTerm(span)
    return term({ op: 'figure', name: meaning.name }, signature.unit, inOrder(scope.dimensions, signature.dims), span)
  }
  const dimension = meaning.kind === 'dimension' ? meaning.name : meaning.values
  const hand = term({ op: 'member', dimension }, { kind: 'member', dimension }, [dimension], span)
  const through = meaning.kind === 'attribute' ? routeThrough(scope.dimensions, meaning.of, meaning.name) : undefined
  return through ? follow(hand, through, scope) : hand
}

/** 结余的10%, 结余的留用比例: what 的 stands between, where both are known. */
function productOf(name: string, { scope }: Typing): { of: string; share: string } | undefined {
  const isKnown = (word: string): boolean => scope.names.meanings.has(word) || scope.locals?.has(word) === true
  const cuts = [...name.matchAll(/的/g)].map(({ index }) => ({
    of: name.slice(0, index),
    share: name.slice(index + 1),
  }))
  return cuts.find(({ of, share }) => isKnown(of) && (isKnown(share) || /^\d+(?:\.\d+)?[%％‰]?$/.test(share)))
}

/** A member by name. */
export function memberTerm(dimension: string, name: string, span: Term['span']): Term {
  return term({ op: 'name', dimension, name }, { kind: 'member', dimension }, [], span)
}

function namesOf({ members = [] }: Dimension): string[] {
  return members.map((m) => m.name)
}

function unknownName(e: Name, typing: Typing, beside: string | undefined): Term {
  const { scope } = typing
  const span = typing.place(e.span)
  if (beside) {
    const members = scope.dimensions.get(beside)?.members?.map((m) => m.name) ?? []
    typing.report(problem('HC3004', span, { dimension: beside, member: e.name, near: suggest(e.name, members) }))
  } else if (scope.names.members.has(e.name)) {
    const homes = scope.names.members.get(e.name) as readonly string[]
    typing.report(problem('HC3008', span, { name: e.name, what: memberOf(homes[0] ?? '') }))
  } else {
    const product = productOf(e.name, typing)
    const near = product ? [] : suggest(e.name, scope.names.meanings.keys())
    if (product) typing.report(problem('HC5093', span, product, { fix: `${product.of} × ${product.share}` }))
    else typing.report(problem('HC3001', span, { name: e.name, near }, near.length === 1 ? { fix: near[0] } : {}))
  }
  return brokenTerm(span)
}

/** x〔2025〕, x〔年份＝2025〕; with an attribute for the member (〔医共体＝签约医共体〕), the way is followed. */
export function typePick(e: Pick, typing: Typing): Term {
  const { scope } = typing
  let found = typing.type(e.subject)
  for (const pick of e.picks) {
    if (isBroken(found)) return found
    const written =
      pick.member.type === 'number'
        ? pick.member.digits + pick.member.unit
        : pick.member.type === 'text'
          ? pick.member.text
          : pick.member.name
    const at = typing.place(pick.member.span)
    const dimension = pick.dimension ? dimensionNamed(pick.dimension, typing) : homeOf(written, found, at, typing)
    if (dimension === undefined) return brokenTerm(found.span)
    if (!found.dims.includes(dimension)) {
      typing.report(problem('HC4008', at, { name: nameOf(found), dimension }))
      return brokenTerm(found.span)
    }
    const meaning = scope.names.meanings.get(written)
    const home = scope.dimensions.get(dimension) as Dimension
    const member = home.members ? memberNamed(dimension, written, namesOf(home)) : written
    if (member === undefined) {
      const through =
        meaning?.kind === 'attribute' && meaning.values === dimension
          ? routeThrough(scope.dimensions, meaning.of, written)
          : undefined
      if (through) {
        found = follow(found, through, scope)
        continue
      }
      typing.report(
        problem('HC3004', at, {
          dimension,
          member: written,
          near: suggest(written, namesOf(home)),
        }),
      )
      return brokenTerm(found.span)
    }
    const dims = found.dims.filter((d) => d !== dimension)
    found = term({ op: 'pick', of: found, dimension, member }, found.unit, dims, typing.place(e.span))
  }
  return found
}

/** The dimension that a name stands for in 按, 合计（…，维度） and 〔维度＝…〕; reports where it stands for none. */
export function dimensionNamed(name: Name, typing: Typing): string | undefined {
  const { dimensions } = typing.scope
  if (dimensions.has(name.name)) return name.name
  const near = suggest(name.name, dimensions.keys())
  typing.report(
    problem('HC3005', typing.place(name.span), { name: name.name, near }, near.length === 1 ? { fix: near[0] } : {}),
  )
  return undefined
}

/** Which of a figure's dimensions a member written alone belongs to. */
function homeOf(member: string, of: Term, at: Term['span'], typing: Typing): string | undefined {
  const { dimensions, names } = typing.scope
  const homes = of.dims.filter((d) => {
    const home = dimensions.get(d)
    return home?.members && memberNamed(d, member, namesOf(home)) !== undefined
  })
  if (homes.length === 1) return homes[0]
  if (homes.length > 1) {
    typing.report(problem('HC3006', at, { member, dimensions: homes }))
    return undefined
  }
  const meaning = names.meanings.get(member)
  if (meaning?.kind === 'attribute' && of.dims.includes(meaning.values)) return meaning.values
  // Members that come with the scenario: with one such dimension there is no doubt whose it is.
  const open = of.dims.filter((d) => dimensions.get(d)?.members === undefined)
  if (open.length === 1) return open[0]
  const all = of.dims.flatMap((d) => dimensions.get(d)?.members?.map((m) => m.name) ?? [])
  typing.report(
    problem('HC3004', at, { dimension: of.dims.join('、') || wanted.noDimension, member, near: suggest(member, all) }),
  )
  return undefined
}

/** What to call a term in a message. */
export function nameOf(t: Term): string {
  return t.op === 'figure' ? t.name : t.op === 'follow' || t.op === 'pick' ? nameOf(t.of) : ''
}

/** The ways from a dimension to what the names in 按 say; undefined where one is none, or two lead to one dimension. */
export function groupPaths(from: string, by: readonly Name[], typing: Typing): readonly Path[] | undefined {
  const paths = by.map((name) => groupPath(from, name, typing))
  if (!paths.every((path) => path !== undefined)) return undefined
  for (const [i, path] of paths.entries()) {
    const first = paths.findIndex((p) => p.to === path.to)
    if (first === i) continue
    const [one, other] = [by[first] as Name, by[i] as Name]
    typing.report(problem('HC5090', typing.place(other.span), { first: one.name, second: other.name, to: path.to }))
    return undefined
  }
  return paths
}

/** The way from a dimension to a dimension, to an attribute of its own, or to one of a dimension that it leads to. */
function groupPath(from: string, by: Name, typing: Typing): Path | undefined {
  const { dimensions, names } = typing.scope
  const through = routeThrough(dimensions, from, by.name)
  if (through) return through
  const meaning = names.meanings.get(by.name)
  const holder = meaning?.kind === 'attribute' ? meaning.of : by.name
  const way = dimensions.has(holder) ? route(dimensions, from, holder) : undefined
  if (way && 'path' in way) {
    const last = meaning?.kind === 'attribute' ? routeThrough(dimensions, holder, by.name) : undefined
    return last ? { from, to: last.to, steps: [...way.path.steps, ...last.steps] } : way.path
  }
  if (way)
    typing.report(
      problem('HC3009', typing.place(by.span), {
        dimension: from,
        to: by.name,
        attributes: way.several,
        isGroup: true,
      }),
    )
  else typing.report(problem('HC4007', typing.place(by.span), { dimension: from, by: by.name }))
  return undefined
}
