import { compare, exact } from '../../engine/number/exact.ts'
import type { ConstraintOutcome } from '../../engine/run/outcome.ts'
import { type ConstraintChange, comparable, moveOfMargin, standsOtherwise } from './constraint-change.ts'
import { type Distance, distanceWords, unitOfDistance } from './distance.ts'
import { rowsAtMost } from './members.ts'
import { leavesOf, valueAt } from './nested.ts'
import { displayOf, type Shown, show } from './shown.ts'
import type { State } from './value.ts'

/** A requirement and whether it holds. */
export interface ConstraintRow {
  readonly name: string
  readonly level: ConstraintOutcome['level']
  /** True, false, or null where it is not decided; over dimensions false if one member fails. */
  readonly holds: boolean | null
  /** Why it is not decided: it waits for the policy, for the scenario, or could not be worked out. */
  readonly state: State
  /** How far from the flip, without a sign, where that is one number. */
  readonly margin?: Shown
  /** The same in words, also where only the least or the greatest is known; of members the worst. */
  readonly distance: string
  readonly change?: ConstraintChange
  readonly members?: ConstraintMembers
  readonly formula: string
  /** The two sides with their numbers, where it is one comparison. */
  readonly sides?: readonly [string, string]
  /** What it waits for: of the policy, of the scenario. */
  readonly open: readonly string[]
  readonly missing: readonly string[]
  readonly clauses: readonly string[]
  readonly offset: number
}

/** A requirement over members: how many meet it, and a row for each. */
export interface ConstraintMembers {
  readonly all: number
  readonly failed: number
  readonly undecided: number
  /** The member that fails by most, where that can be told. */
  readonly worst?: string
  /** Those that fail first, by most before; then the undecided ones, then the rest. At most `rowsAtMost`. */
  readonly rows: readonly ConstraintMember[]
}

/** A requirement at one member. */
export interface ConstraintMember {
  readonly label: string
  readonly holds: boolean | null
  readonly margin?: Shown
  readonly distance: string
  readonly sides?: readonly [string, string]
  readonly change?: ConstraintChange
}

/**
 * A requirement's row; `before` is the same as the text on the disk gives it, null where that has none, undefined where nothing is compared.
 */
export function buildConstraintRow(constraint: ConstraintOutcome, before?: ConstraintOutcome | null): ConstraintRow {
  const { dims } = constraint
  const places = distancesOf(constraint)
  const display = displayOf(
    places.flatMap(({ margin, low, high }) => [margin, low, high]),
    constraint.unit ?? '',
  )
  const holds = overall(places)
  const old = before && comparable(constraint, before) ? before : before && null
  const inWords = (place: Place): ConstraintMember => {
    const change = changeAt(constraint, old, place, display)
    return { ...rowAt(constraint, place, display), ...(change && { change }) }
  }
  const [only] = dims.length === 0 ? places.map(inWords) : []
  const members = dims.length > 0 ? membersOf(places, inWords) : undefined
  const change = members ? changeOfMembers(constraint, old, places) : only?.change
  return {
    name: constraint.name,
    level: constraint.level,
    holds,
    state:
      holds !== null ? 'known' : constraint.open?.length ? 'open' : constraint.missing?.length ? 'missing' : 'fault',
    margin: only?.margin,
    distance: only?.distance ?? members?.rows.find(({ label }) => label === members.worst)?.distance ?? '',
    ...(change && { change }),
    ...(members ? { members } : {}),
    formula: constraint.formula,
    ...(only?.sides ? { sides: only.sides } : {}),
    open: constraint.open ?? [],
    missing: constraint.missing ?? [],
    clauses: constraint.clauses,
    offset: constraint.offset,
  }
}

interface Place extends Distance {
  readonly at: readonly string[]
}

function distancesOf(constraint: ConstraintOutcome): readonly Place[] {
  return leavesOf(constraint.holds, constraint.dims.length).map(({ at }) => placeAt(constraint, at))
}

function placeAt({ holds, margin, marginRange }: ConstraintOutcome, at: readonly string[]): Place {
  const digits = (value: string | boolean | null | undefined): string | null =>
    typeof value === 'string' ? value : null
  const answer = valueAt(holds, at)
  return {
    at,
    holds: typeof answer === 'boolean' ? answer : null,
    margin: digits(valueAt(margin, at)),
    low: digits(valueAt(marginRange?.[0], at)),
    high: digits(valueAt(marginRange?.[1], at)),
  }
}

function membersOf(places: readonly Place[], inWords: (place: Place) => ConstraintMember): ConstraintMembers {
  const failed = places.filter(({ holds }) => holds === false).sort(byGap)
  const undecided = places.filter(({ holds }) => holds === null)
  const held = places.filter(({ holds }) => holds === true)
  const [worst] = failed
  return {
    all: places.length,
    failed: failed.length,
    undecided: undecided.length,
    ...(worst && gapOf(worst) ? { worst: labelOf(worst) } : {}),
    rows: [...failed, ...undecided, ...held].slice(0, rowsAtMost).map(inWords),
  }
}

/** The greatest gap first; those without one last. */
function byGap(a: Place, b: Place): number {
  const [x, y] = [gapOf(a), gapOf(b)]
  return x && y ? compare(x, y) : x ? -1 : y ? 1 : 0
}

function gapOf({ margin, high, low }: Place) {
  return exact(margin ?? high ?? low ?? '')
}

function labelOf({ at }: Place): string {
  return at.join(' · ')
}

function rowAt(constraint: ConstraintOutcome, place: Place, display: ReturnType<typeof displayOf>): ConstraintMember {
  const { unit = '' } = constraint
  const { margin, holds, at } = place
  const ends = (range: ConstraintOutcome['leftRange']) => range?.map((end) => valueAt(end, at))
  const left = side(valueAt(constraint.left, at), ends(constraint.leftRange), unit)
  const right = side(valueAt(constraint.right, at), ends(constraint.rightRange), unit)
  return {
    label: labelOf(place),
    holds,
    margin: margin === null ? undefined : show(margin.replace('-', ''), unitOfDistance(unit), display),
    distance: distanceWords(place, unit, display),
    ...(left !== undefined && right !== undefined ? { sides: [left, right] } : {}),
  }
}

/** How it stands otherwise at one place; undefined where it does not, or nothing is compared. */
function changeAt(
  constraint: ConstraintOutcome,
  before: ConstraintOutcome | null | undefined,
  place: Place,
  display: ReturnType<typeof displayOf>,
): ConstraintChange | undefined {
  if (!before || before === constraint) return before === null ? {} : undefined
  const { at } = place
  if (valueAt(before.holds, at) === undefined) return {}
  if (!standsOtherwise(constraint, before, at)) return undefined
  const move = moveOfMargin(constraint, before, at, display)
  const was = placeAt(before, at)
  const { distance, sides } = rowAt(before, was, display)
  return {
    ...(was.holds !== place.holds ? { held: was.holds } : {}),
    ...(move && { move }),
    ...(distance && { distance }),
    ...(sides && { sides }),
  }
}

function changeOfMembers(
  constraint: ConstraintOutcome,
  before: ConstraintOutcome | null | undefined,
  places: readonly Place[],
): ConstraintChange | undefined {
  if (!before || before === constraint) return before === null ? {} : undefined
  const old = distancesOf(before)
  const gone = old.filter(({ at }) => valueAt(constraint.holds, at) === undefined).length
  const members = gone + places.filter(({ at }) => standsOtherwise(constraint, before, at)).length
  if (members === 0) return undefined
  const [held, holds] = [overall(old), overall(places)]
  return { ...(held !== holds ? { held } : {}), members }
}

function overall(leaves: readonly { readonly holds: unknown }[]): boolean | null {
  if (leaves.some(({ holds }) => holds === false)) return false
  return leaves.every(({ holds }) => holds === true) ? true : null
}

/** A side's number, or what it can be while it waits for an open value; undefined where neither is known. */
function side(value: unknown, range: readonly unknown[] | undefined, unit: string): string | undefined {
  const written = (digits: string): string => {
    const shown = show(digits, unit, displayOf([digits], unit))
    return `${shown.text}${shown.unit}`
  }
  if (typeof value === 'string') return written(value)
  if (!range?.some((end) => typeof end === 'string')) return undefined
  return range.map((end) => (typeof end === 'string' ? written(end) : '不限')).join(' 至 ')
}
