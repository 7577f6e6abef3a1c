import { Tooltip } from 'antd'
import type { ReactElement } from 'react'
import { type FormRow, sliderEnds } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Mark } from './mark.tsx'
import { BeforeDot, ParameterField, Problems } from './parameter-field.tsx'

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
      <Problems problems={row.problems} />
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
  const { clauses, reach, open, reason, description, fields } = row
  const slider = fields.find((field) => field.slider?.isRange)
  const [low, high] = slider?.slider ? sliderEnds(slider.slider) : []
  return (
    <p className="parameter-foot">
      {clauses.map(({ id, summary, doubt }) => (
        <Tooltip
          key={id}
          placement="bottomLeft"
          title={<span className="lines">{[summary, doubt && `存疑：${doubt}`].filter(Boolean).join('\n')}</span>}
        >
          <span className={doubt ? 'clause doubtful' : 'clause'}>{id}</span>
        </Tooltip>
      ))}
      <Tooltip placement="bottomLeft" title={<span className="lines">{reachNames(reach)}</span>}>
        <span className="reach">{reachWords(reach)}</span>
      </Tooltip>
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

function reachWords({ rules, constraints, claims }: FormRow['reach']): string {
  const words = [rules.length > 0 && `${rules.length}个数`, constraints.length > 0 && `${constraints.length}项约束`]
  const moved = words.filter(Boolean).join('、')
  if (moved !== '') return `影响${moved}`
  return claims.length > 0 ? '只用来核对原稿' : '没有规则用到'
}

function reachNames({ rules, constraints, claims }: FormRow['reach']): string {
  const listed = [
    ['数', rules],
    ['约束', constraints],
    ['核对', claims],
  ] as const
  return listed
    .filter(([, names]) => names.length > 0)
    .map(
      ([word, names]) => `${word}：${names.slice(0, 12).join('、')}${names.length > 12 ? `等${names.length}个` : ''}`,
    )
    .join('\n')
}
