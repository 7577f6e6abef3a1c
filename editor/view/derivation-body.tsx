import type { ReactElement } from 'react'
import type { Chosen, Snapshot } from '../state/snapshot.ts'
import { collectSteps, DerivationStep } from './derivation-step.tsx'
import { Empty } from './empty.tsx'

/** How the chosen figure came about. */
export function DerivationBody(props: {
  readonly snapshot: Snapshot
  readonly go: (offset: number) => void
  readonly choose: (chosen: Chosen) => void
}): ReactElement {
  const { chosen, derivation, clauses, stale } = props.snapshot
  return (
    <div className={stale ? 'scroll derivation is-stale' : 'scroll derivation'}>
      <h2 className="print-title">推导：{[chosen?.name, ...Object.values(chosen?.at ?? {})].join('，')}</h2>
      {derivation === 'none' && <Empty title={`现在的正文里没有“${chosen?.name}”`} />}
      {derivation && derivation !== 'none' && (
        <DerivationStep
          key={`${derivation.name} ${JSON.stringify(derivation.at)}`}
          step={derivation}
          full={collectSteps(derivation)}
          clauses={clauses}
          depth={0}
          go={props.go}
          choose={props.choose}
        />
      )}
    </div>
  )
}
