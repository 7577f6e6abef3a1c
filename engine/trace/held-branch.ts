import { caseWords } from '../../dsl/model/build/words.ts'
import type { Term } from '../../dsl/model/term.ts'
import type { Evaluated } from '../exact/evaluated.ts'
import type { At } from './at.ts'
import type { Branch } from './derivation.ts'
import { activeCase, heldBand } from './settle.ts'

/** The case or the band of its own formula that a rule's figure comes from at some members; undefined where it has none, or none holds. */
export function heldBranch(rule: Term, at: At, e: Evaluated): Branch | undefined {
  switch (rule.op) {
    case 'round':
    case 'spread':
      return heldBranch(rule.of, at, e)
    case 'minimum':
    case 'maximum':
      return heldBranch(rule.of[0] as Term, at, e)
    case 'cases': {
      const active = activeCase(rule, at, e)
      if (rule.isException) return active || !rule.otherwise ? undefined : heldBranch(rule.otherwise, at, e)
      return named('case', active?.name, rule.otherwise)
    }
    case 'bands':
      return named('band', heldBand(rule, at, e)?.name, rule.otherwise)
    default:
      return undefined
  }
}

function named(kind: Branch['kind'], name: string | undefined, otherwise: Term | undefined): Branch | undefined {
  if (name !== undefined) return { kind, name }
  return otherwise && { kind, name: caseWords.rest }
}
