import type { Span } from '../text/span.ts'
import type { Code } from './catalogue.ts'
import { type Problem, severityOf } from './diagnostic.ts'

/**
 * The problems of one file without the echoes of others: one cause, one message. What stands at a place that could not be read, notes
 * on what is not used in a file that is not whole, and what seems missing because its name is misspelt elsewhere are left out.
 */
export function firstCauses(problems: readonly Problem[]): Problem[] {
  const errors = problems.filter((p) => severityOf(p.code) === 'error')
  const unread = errors.filter((p) => stage(p) <= 2).sort((a, b) => a.span.start - b.span.start)
  const secondDocument = errors.find((p) => p.code === 'HC1011')?.span.start
  const echoes = [unusedEcho(errors), misspeltEcho(problems), frameworkEcho(errors), misplacedEcho(problems)]
  const isForeign = problems.some((p) => p.code === 'HC6071')
  const isMisindented = problems.some((p) => p.code === 'HC1012')
  return problems.filter((p) => {
    // Data for another policy: what is wrong with each of them means nothing.
    if (isForeign && stage(p) > 1 && p.code !== 'HC6071') return false
    // What belongs to what is not known.
    if (isMisindented && stage(p) === 6) return false
    if (secondDocument !== undefined && p.span.start > secondDocument) return false
    if (stage(p) >= 2 && isCovered(p, unread)) return false
    return !echoes.some((isEcho) => isEcho(p))
  })
}

function stage(p: Problem): number {
  return Number(p.code[2])
}

/** Whether an earlier stage has already stumbled at this place. */
function isCovered(p: Problem, unread: readonly Problem[]): boolean {
  for (const u of unread) {
    if (u.span.start > p.span.end) return false
    if (stage(u) < stage(p) && overlaps(u.span, p.span)) return true
  }
  return false
}

function overlaps(a: Span, b: Span): boolean {
  if (a.start === b.start && (a.start === a.end || b.start === b.end)) return true
  return Math.max(a.start, b.start) < Math.min(a.end, b.end)
}

type Echo = (p: Problem) => boolean

/** Where something cannot be understood, what it uses and cites is not known. */
function unusedEcho(errors: readonly Problem[]): Echo {
  const hidden = new Set<Code>()
  if (errors.length > 0) hidden.add('HC5028')
  if (errors.some((p) => stage(p) === 1 || p.code === 'HC5074')) hidden.add('HC5013')
  return (p) => hidden.has(p.code)
}

/** What stands beside 分段 instead of in it, and what is defined in a section that there is not, for want of blanks before it. */
function misplacedEcho(problems: readonly Problem[]): Echo {
  const beside = problems.filter((p) => is(p, 'HC5065')).map((p) => p.facts.keys)
  const sections = problems.filter((p) => is(p, 'HC5007')).map((p) => p.facts)
  const strays = new Set(sections.flatMap((f) => f.strays))
  // An entry inside another one has the keys of its own kind, whatever the other's key should hold.
  const inside = new Set(problems.flatMap((p) => (is(p, 'HC5141') ? [p.facts.key] : [])))
  return (p) => {
    if (is(p, 'HC1028')) return beside.some((keys) => keys.includes(p.facts.name) && keys.includes(p.facts.child))
    // A section that seems to be empty, for what belongs to it stands at the margin.
    if (is(p, 'HC1041')) return sections.some((f) => f.under === p.facts.name)
    if (is(p, 'HC5003')) return inside.has(p.facts.name)
    return is(p, 'HC3001') && (strays.has(p.facts.name) || inside.has(p.facts.name))
  }
}

/** Without its framework, what a policy takes from it is not known. */
function frameworkEcho(errors: readonly Problem[]): Echo {
  const isGone = errors.some((p) => p.code === 'HC5071' || p.code === 'HC5072' || p.code === 'HC5077')
  const echoes: readonly Code[] = ['HC3001', 'HC3005', 'HC5012', 'HC5013', 'HC5016', 'HC5028', 'HC5047', 'HC5074']
  return (p) => isGone && echoes.includes(p.code)
}

/** What is said to be missing, while something is there whose name is next to it. */
function misspeltEcho(problems: readonly Problem[]): Echo {
  const inputs = new Set<string>()
  const dimensions = new Set<string>()
  const keys = new Set<string>()
  const bindings = new Set<string>()
  const abouts = new Set<string>()
  for (const p of problems) {
    for (const set of [inputs, dimensions, abouts, keys]) add(set, p.about)
    if (is(p, 'HC5003')) add(keys, p.facts.name)
    if (is(p, 'HC6003')) add(inputs, p.facts.near[0])
    if (is(p, 'HC3005')) add(dimensions, p.facts.near[0])
    if (is(p, 'HC5001')) add(keys, p.facts.near[0])
    if (is(p, 'HC5005')) add(keys, p.facts.name)
    if (is(p, 'HC5074')) add(bindings, p.facts.near[0])
  }
  return (p) => {
    if (is(p, 'HC6001')) return keys.has('输入') || inputs.has(p.facts.name)
    if (is(p, 'HC6002') || is(p, 'HC6006')) return abouts.has(p.facts.name)
    if (is(p, 'HC6005')) return keys.has('维度') || dimensions.has(p.facts.dimension)
    if (is(p, 'HC5073')) return p.facts.names.every((name) => bindings.has(name))
    return is(p, 'HC6019') && keys.has('年度')
  }
}

function add(set: Set<string>, name: string | undefined): void {
  if (name !== undefined) set.add(name)
}

function is<C extends Code>(p: Problem, code: C): p is Problem<C> {
  return p.code === code
}
