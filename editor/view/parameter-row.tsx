import { Tooltip } from 'antd'
import type { ReactElement } from 'react'
import { type FormRow, sliderEnds } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Mark } from './mark.tsx'
import { BeforeDot, ParameterField } from './parameter-field.tsx'

/** One parameter or reading: its name and marks, its values, and below them its clauses and what hangs on it. */
export function ParameterRow(props: {
  readonly workspace: Workspace
  readonly row: FormRow
  readonly moment: number
  /** Shows where it stands in the text. */
  readonly go: (offset: number) => void
}): ReactElement {
  const { row, go } = props
  const { name, fields, offset } = row
  const [only] = fields
  const isSingle = fields.length === 1 && only?.label === '' && only.kind !== 'choice'
  return (
    <li className={isSingle ? 'parameter is-single' : 'parameter'} data-parameter={name}>
      <div className="parameter-head">
        {offset === undefined ? (
          <span className="parameter-name">{name}</span>
        ) : (
          <button type="button" className="parameter-name" title="到正文里看" onClick={() => go(offset)}>
            {name}
          </button>
        )}
        <RowMarks row={row} />
        {only && only.label === '' && <BeforeDot field={only} />}
      </div>
      {fields.map((field) => (
        <ParameterField key={field.path.join('\n')} {...props} field={field} />
      ))}
      {fields.length === 0 && <p className="parameter-aside">这里的写法要到正文里改。</p>}
      {row.problems.map(({ severity, message }) => (
        <p key={message} className={`parameter-problem is-${severity}`}>
          {message}
        </p>
      ))}
      <RowFoot row={row} />
    </li>
  )
}

function RowMarks({ row }: { readonly row: FormRow }): ReactElement {
  const { open, standing } = row
  return (
    <>
      {open?.isProvisional && <Mark kind="provisional" sign="暂" text={`办法还没有定，按暂取的值算：${open.why}`} />}
      {open && !open.isProvisional && <Mark kind="open" sign="待" text={`等办法定下：${open.why}`} />}
      {standing !== 'own' && <Mark kind="settled" sign={standings[standing].sign} text={standings[standing].text} />}
      {row.isSettled && <Mark kind="settled" sign="情" text="这个情景另有取值：改这里，这个情景的数不动" />}
    </>
  )
}

const standings = {
  bound: { sign: '绑', text: '沿用的办法留给本办法定，写在“绑定”里' },
  unbound: { sign: '沿', text: '沿用的办法留给本办法定：在这里定下，就写进“绑定”' },
  fixed: { sign: '沿', text: '沿用的办法已经定下，这里只供查看' },
} as const

function RowFoot({ row }: { readonly row: FormRow }): ReactElement {
  const { clauses, dependants, open, reason, description, fields } = row
  const slider = fields.find((field) => field.slider?.isRange)
  const [low, high] = slider?.slider ? sliderEnds(slider.slider) : []
  return (
    <p className="parameter-foot">
      {clauses.map(({ id, summary, doubt }) => (
        <Tooltip
          key={id}
          title={<span className="lines">{[summary, doubt && `存疑：${doubt}`].filter(Boolean).join('\n')}</span>}
        >
          <span className={doubt ? 'clause doubtful' : 'clause'}>{id}</span>
        </Tooltip>
      ))}
      {dependants.length > 0 && (
        <Tooltip title={namesOf(dependants)}>
          <span className="reach">影响{dependants.length}个数</span>
        </Tooltip>
      )}
      {dependants.length === 0 && <span>没有规则用到</span>}
      {low !== undefined && (
        <span>
          范围{low}至{high}
          {slider?.unit}
        </span>
      )}
      {open && <span>待定：{open.why}</span>}
      {reason !== undefined && <span>理由：{reason}</span>}
      {description !== undefined && <span>{description}</span>}
    </p>
  )
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 12).join('、')
  return names.length > 12 ? `${shown}等${names.length}个` : shown
}
