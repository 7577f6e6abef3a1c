import type { Expression, Name } from './expression.ts'

/** Every name that an expression uses, once each, in the order in which they come; dimensions and picked members too. */
export function namesOf(expression: Expression): readonly string[] {
  const names = new Set<string>()
  const add = (name: Name | undefined): void => {
    if (name) names.add(name.name)
  }
  const walk = (e: Expression): void => {
    switch (e.type) {
      case 'name':
        add(e)
        break
      case 'unary':
        walk(e.operand)
        break
      case 'binary':
        walk(e.left)
        walk(e.right)
        break
      case 'conditional':
        walk(e.condition)
        walk(e.then)
        walk(e.otherwise)
        break
      case 'membership':
        walk(e.subject)
        for (const item of e.items) walk(item)
        if (e.range) {
          walk(e.range.low)
          walk(e.range.high)
        }
        break
      case 'pick':
        walk(e.subject)
        for (const { dimension, member } of e.picks) {
          add(dimension)
          if (member.type === 'name') add(member)
        }
        break
      case 'call':
        for (const arg of e.args) walk(arg)
        for (const d of e.over?.dimensions ?? []) add(d)
        for (const group of e.over?.by ?? []) add(group)
        if (e.over?.where) walk(e.over.where)
        break
    }
  }
  walk(expression)
  return [...names]
}
