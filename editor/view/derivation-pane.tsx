import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { Snapshot, Which } from '../state/snapshot.ts'
import { collectSteps, DerivationStep } from './derivation-step.tsx'
import { Empty } from './empty.tsx'
import type { Place } from './text-body.tsx'

/** How the chosen figure came about; only a head while none is chosen. */
export function DerivationPane(props: {
  readonly snapshot: Snapshot
  readonly go: (which: Which, place: Place) => void
  readonly close: () => void
}): ReactElement {
  const { chosen, derivation, clauses, stale } = props.snapshot
  return (
    <section className={stale ? 'pane derivation is-stale' : 'pane derivation'} aria-label="推导">
      <div className="pane-head">
        <h2>推导</h2>
        <span className="path">
          {chosen ? chosen.name : '点上面任何一个数，看它是怎么算出来的：公式、代入的数、依据的条款，一层层到输入'}
          {chosen?.at && `（${Object.values(chosen.at).join('，')}）`}
        </span>
        {chosen && (
          <Button size="small" type="text" onClick={props.close}>
            收起
          </Button>
        )}
      </div>
      <div className="scroll">
        {derivation === 'none' && <Empty title={`现在的正文里没有“${chosen?.name}”`} />}
        {derivation && derivation !== 'none' && (
          <DerivationStep
            key={`${derivation.name} ${JSON.stringify(derivation.at)}`}
            step={derivation}
            full={collectSteps(derivation)}
            clauses={clauses}
            depth={0}
            go={(offset) => props.go('policy', offset)}
          />
        )}
      </div>
    </section>
  )
}
