import type { Node, NodeId, Operation } from './kernel.ts'

type SplitNode = Extract<Node, { op: 'split' }>

/** Appends a node to the caller's list and tells its place there. */
type Append = (operation: Operation, args: readonly NodeId[], dims: readonly string[]) => NodeId

/**
 * 分摊 written in the other operations: what it means. A reader that has no way of its own takes this one; every other way is held to it.
 *
 * The whole is rounded half up to the step, its size is shared out by weight over the members of each group, and its sign is put back.
 * By largest remainder each part is its share rounded down, and what is left goes one step at a time to the greatest remainders. With an
 * owner each part is its share rounded half up and the owner's part is what the others leave; a named owner must have a part. A member whose
 * weight does not apply has no part; a whole of 0 gives parts of 0.
 */
export function expandSplit(node: SplitNode, dimsOf: (id: NodeId) => readonly string[], append: Append): NodeId {
  return new SplitWriter(node, dimsOf, append).result()
}

class SplitWriter {
  private readonly node: SplitNode
  private readonly dimsOf: (id: NodeId) => readonly string[]
  private readonly append: Append
  /** Those of the result, and of one value for each group. */
  private readonly dims: readonly string[]
  private readonly groupDims: readonly string[]

  constructor(node: SplitNode, dimsOf: (id: NodeId) => readonly string[], append: Append) {
    this.node = node
    this.dimsOf = dimsOf
    this.append = append
    this.dims = node.dims
    const kept = node.dims.filter((d) => !node.over.includes(d))
    this.groupDims = [...kept, ...node.by.map((p) => p.to)]
  }

  result(): NodeId {
    const [wholeArgument, weightsArgument] = this.node.args as [NodeId, NodeId]
    const whole = this.spread(wholeArgument)
    const weight = this.spread(weightsArgument)
    const below = this.each('select', this.each('less', weight, this.number('0')), this.number('1'), this.number('0'))
    const isAnyBelow = this.each('less', this.number('0'), this.within('sum', this.whereTaking(weight, below)))
    const fine: Operation = { op: 'guard', code: 'HC6009', facts: {} }
    const rounded = this.each(fine, this.rounded(whole, 'half-up'), this.each('not', isAnyBelow))
    const size = this.each('maximum', rounded, this.each('negate', rounded))
    const part = this.withoutObject(rounded, size, weight)
    const isNegative = this.each('less', rounded, this.number('0'))
    const signed = this.each('select', isNegative, this.each('negate', part), part)
    return this.whereTaking(weight, this.whereHas(whole, signed))
  }

  /** What all-zero weights mean: no part, or a fault unless the whole is 0 too. */
  private withoutObject(rounded: NodeId, size: NodeId, weight: NodeId): NodeId {
    const total = this.within('sum', weight)
    const isEmpty = this.each('equal', total, this.number('0'))
    const isNothing = this.each('equal', rounded, this.number('0'))
    const none = this.node.manner.empty === 'nothing' ? this.each('or', isNothing, isEmpty) : isNothing
    const someWeight = this.each('not', isEmpty)
    const divisor = this.each({ op: 'guard', code: 'HC6008', facts: {} }, total, someWeight)
    const share = this.each('divide', this.each('multiply', size, weight), divisor)
    return this.each('select', none, this.number('0'), this.partOf(size, share, weight))
  }

  private partOf(size: NodeId, share: NodeId, weight: NodeId): NodeId {
    const { step, remainder } = this.node.manner
    if (step === undefined) return share
    if (remainder === 'largest') {
      const floor = this.rounded(share, 'down')
      const left = this.each('subtract', size, this.within('sum', this.whereTaking(weight, floor)))
      const rank = this.rank(this.whereTaking(weight, this.each('subtract', share, floor)))
      const stepsUpTo = this.each('multiply', rank, this.number(step))
      const above = this.each('add', floor, this.number(step))
      return this.each('select', this.each('lessEqual', stepsUpTo, left), above, floor)
    }
    const near = this.whereTaking(weight, this.rounded(share, 'half-up'))
    const others = this.each('subtract', this.within('sum', near), near)
    const isOwner = this.isOwner(weight)
    const parts = this.each('select', isOwner, this.each('subtract', size, others), near)
    if (typeof remainder === 'string') return parts
    const one = this.each('select', isOwner, this.number('1'), this.number('0'))
    const hasOwner = this.each('less', this.number('0'), this.within('sum', this.whereTaking(weight, one)))
    return this.each({ op: 'guard', code: 'HC6036', facts: { owner: remainder.member } }, parts, hasOwner)
  }

  /** Whether a member bears the remainder: the one named, the first or last that takes part, or the first of the greatest weight. */
  private isOwner(weight: NodeId): NodeId {
    const { remainder } = this.node.manner
    if (typeof remainder === 'object') {
      const [dimension] = this.node.over as [string]
      const member = this.append({ op: 'member', dimension, as: 'name' }, [], [dimension])
      const name = this.append({ op: 'constant', value: { kind: 'text', text: remainder.member } }, [], [])
      return this.each('equal', member, name)
    }
    const place = this.rank(remainder === 'greatest' ? weight : this.whereTaking(weight, this.number('0')))
    return this.each('equal', place, remainder === 'last' ? this.within('count', weight) : this.number('1'))
  }

  private each(op: Operation | SimpleOperation, ...args: readonly NodeId[]): NodeId {
    return this.append(typeof op === 'string' ? { op } : op, args, this.dims)
  }

  private number(digits: string): NodeId {
    return this.append({ op: 'constant', value: { kind: 'number', digits } }, [], [])
  }

  private spread(id: NodeId): NodeId {
    const has = this.dimsOf(id)
    return this.dims.every((d) => has.includes(d)) ? id : this.append({ op: 'spread' }, [id], this.dims)
  }

  private rounded(id: NodeId, mode: 'half-up' | 'down'): NodeId {
    const { step } = this.node.manner
    return step === undefined ? id : this.each({ op: 'round', mode, step }, id)
  }

  private rank(id: NodeId): NodeId {
    return this.each({ op: 'rank', over: this.node.over, by: this.node.by }, id)
  }

  /** A sum or count within each group, brought back to its members. */
  private within(kind: 'sum' | 'count', id: NodeId): NodeId {
    const { over, by } = this.node
    const group = this.append({ op: 'reduce', kind, over, by }, [id], this.groupDims)
    // Back to the members one group after another; the last way has them all.
    return by.reduce((id, path, i) => {
      const ahead = by.slice(i + 1).map((p) => p.to)
      const dims = [...this.dims, ...ahead.filter((d) => !this.dims.includes(d))]
      return this.append({ op: 'gather', by: path }, [id], dims)
    }, group)
  }

  /** Whether there is a value at all: a count of one. */
  private has(id: NodeId, dims: readonly string[]): NodeId {
    const count = this.append({ op: 'reduce', kind: 'count', over: [], by: [] }, [id], dims)
    return this.append({ op: 'less' }, [this.number('0'), count], dims)
  }

  private whereHas(id: NodeId, value: NodeId): NodeId {
    const absent = this.append({ op: 'constant', value: { kind: 'absent' } }, [], [])
    return this.each('select', this.has(id, this.dims), value, absent)
  }

  /** A value at the members that take part: they have a weight and, where groups are made, a group. */
  private whereTaking(weight: NodeId, value: NodeId): NodeId {
    const taking = this.whereHas(weight, value)
    return this.node.by.length > 0 ? this.whereHas(this.within('count', this.spread(this.number('1'))), taking) : taking
  }
}

type SimpleOperation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'maximum'
  | 'negate'
  | 'less'
  | 'lessEqual'
  | 'equal'
  | 'or'
  | 'not'
  | 'select'
