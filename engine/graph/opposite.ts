import { type Comparison, keyOf, type Term } from '../../dsl/model/term.ts'

/** A condition as a positive one that holds, or does not. */
interface Stance {
  readonly positive: Term
  readonly holds: boolean
}

/** Comparisons as the negation of another. */
const NEGATED: Readonly<Partial<Record<Comparison, Comparison>>> = { '≤': '＞', '＜': '≥', '≠': '＝' }

/** Whether one of two conditions holds exactly where the other does not, as their words tell: 结余 ≥ 0 and 结余 ＜ 0, 属实 and 非 属实. */
export function areOpposite(a: Term, b: Term): boolean {
  const [x, y] = [stanceOf(a), stanceOf(b)]
  return x.holds !== y.holds && keyOf(x.positive) === keyOf(y.positive)
}

function stanceOf(t: Term): Stance {
  if (t.op === 'not') return turned(stanceOf(t.of))
  if (t.op === 'follow' || t.op === 'spread') {
    // A condition on towns, asked of villages.
    const { positive, holds } = stanceOf(t.of)
    return { positive: { ...t, of: positive }, holds }
  }
  if (t.op !== 'compare') return { positive: t, holds: true }
  const negated = NEGATED[t.comparison]
  if (negated) return turned(stanceOf({ ...t, comparison: negated }))
  // 属实 ＝ 否 is no more than 非 属实.
  if (t.comparison === '＝' && t.right.op === 'truth')
    return t.right.value ? stanceOf(t.left) : turned(stanceOf(t.left))
  return { positive: t, holds: true }
}

function turned({ positive, holds }: Stance): Stance {
  return { positive, holds: !holds }
}
