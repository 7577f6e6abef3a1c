import { type ReactElement, useState } from 'react'
import type { Chosen, CitedClause, Step } from '../state/snapshot.ts'
import { groupFormula } from './group-digits.ts'

interface StepProps {
  readonly step: Step
  /** Every figure of the derivation where its parts are given. */
  readonly full: ReadonlyMap<string, Step>
  readonly clauses: Readonly<Record<string, CitedClause>>
  readonly depth: number
  /** Goes to an offset of the policy's text. */
  readonly go: (offset: number) => void
  readonly choose: (chosen: Chosen) => void
}

/** A figure of a derivation: a line with its value and, opened, its formula, clauses and parts. */
export function DerivationStep(props: StepProps): ReactElement {
  const { depth, go, full, choose } = props
  const step = (props.step.seen && full.get(keyOf(props.step))) || props.step
  const [isOpen, setOpen] = useState(depth === 0)
  const hasMore =
    step.formula !== undefined ||
    step.since !== undefined ||
    step.from !== undefined ||
    step.clauses.length > 0 ||
    step.parts.length > 0
  return (
    <div className={depth === 0 ? 'step is-root' : 'step'} data-step={step.name}>
      <div className="step-line">
        {hasMore ? (
          <button
            type="button"
            className="turner"
            aria-expanded={isOpen}
            aria-label={`${step.name}：${isOpen ? '收起' : '展开'}`}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={isOpen ? 'turn is-open' : 'turn'} />
          </button>
        ) : (
          <span className="turner" />
        )}
        <button type="button" className="name" title="到正文里的这一行" onClick={() => go(step.offset)}>
          {step.name}
        </button>
        {Object.keys(step.at).length > 0 && <span className="aside">{Object.values(step.at).join('，')}</span>}
        <span className="aside">{kindWords[step.kind]}</span>
        {depth === 0 || step.kind === 'prior' ? (
          <span className="step-value" title={step.exact}>
            {step.shown}
          </span>
        ) : (
          <button
            type="button"
            className="step-value"
            title={`${step.exact ?? step.shown}：看它是怎么算出来的`}
            onClick={() => choose(chosenOf(step))}
          >
            {step.shown || '没有数'}
          </button>
        )}
      </div>
      {isOpen && hasMore && <StepBody {...props} step={step} />}
    </div>
  )
}

/** Every figure of a derivation by name and members, with its parts: a figure used twice has them only once. */
export function collectSteps(root: Step): ReadonlyMap<string, Step> {
  const full = new Map<string, Step>()
  const visit = (step: Step): void => {
    if (!step.seen) full.set(keyOf(step), step)
    for (const part of step.parts) visit(part)
  }
  visit(root)
  return full
}

function chosenOf({ name, at }: Step): Chosen {
  return Object.keys(at).length > 0 ? { name, at } : { name }
}

function keyOf(step: Step): string {
  return `${step.name} ${JSON.stringify([step.at, step.within])}`
}

const kindWords: Readonly<Record<Step['kind'], string>> = { rule: '', parameter: '参数', input: '输入', prior: '上年' }

function StepBody({ step, full, clauses, depth, go, choose }: StepProps): ReactElement {
  return (
    <div className="step-body">
      {step.formula !== undefined && (
        <div className="formula">
          <span className="equals">＝</span>
          <span>{step.formula}</span>
        </div>
      )}
      {step.substituted !== undefined && (
        <div className="formula is-filled">
          <span className="equals">＝</span>
          <span>{groupFormula(step.substituted)}</span>
        </div>
      )}
      {step.reading && (
        <div className="because">
          <span className="because-word">解读</span>
          <span>
            {step.reading.name}：取“{step.reading.option}”
          </span>
        </div>
      )}
      {step.branch && (
        <div className="because">
          <span className="because-word">{step.branch.kind === 'band' ? '落在' : '情形'}</span>
          <span>{step.branch.name}</span>
        </div>
      )}
      {step.exceptions.length > 0 && (
        <div className="because">
          <span className="because-word">例外</span>
          <span>{step.exceptions.join('、')}</span>
        </div>
      )}
      {step.since !== undefined && (
        <div className="because">
          <span className="because-word">取值</span>
          <span>{step.since}</span>
        </div>
      )}
      {step.clauses.map((id) => (
        <div className="because" key={id}>
          <span className="because-word">依据</span>
          <ClauseWords id={id} clause={clauses[id]} />
        </div>
      ))}
      {step.from !== undefined && (
        <div className="because">
          <span className="because-word">来自</span>
          <span>{step.from}</span>
        </div>
      )}
      {step.waits.length > 0 && (
        <div className="because">
          <span className="because-word">{step.shown === '' ? '还等' : '取决于'}</span>
          <span>{step.waits.join('、')}</span>
        </div>
      )}
      {step.parts.map((part) => (
        <DerivationStep key={keyOf(part)} step={part} depth={depth + 1} {...{ full, clauses, go, choose }} />
      ))}
    </div>
  )
}

/** A doubtful clause has a wavy line under it; its mark opens what is doubtful. */
function ClauseWords({ id, clause }: { readonly id: string; readonly clause: CitedClause | undefined }): ReactElement {
  const [isOpen, setOpen] = useState(false)
  const words = clause?.summary ? `${id}：${clause.summary}` : id
  if (!clause?.doubt) return <span>{words}</span>
  return (
    <span>
      <span className="doubtful" title={`存疑：${clause.doubt}`}>
        {words}
      </span>
      <button
        type="button"
        className="mark mark-provisional"
        aria-expanded={isOpen}
        aria-label={`${id}：存疑`}
        title={clause.doubt}
        onClick={() => setOpen(!isOpen)}
      >
        疑
      </button>
      {isOpen && <span className="doubt">{clause.doubt}</span>}
    </span>
  )
}
