import type { ReactElement } from 'react'
import type { CitedClause, ExceptionRow } from '../state/snapshot.ts'
import { doubtsOf } from './clause-words.tsx'

/** The exceptions that hold: for whom, to which others give way, and which figures they change. */
export function ExceptionRows(props: {
  readonly rows: readonly ExceptionRow[]
  readonly clauses: Readonly<Record<string, CitedClause>>
  readonly choose: (figure: string) => void
}): readonly ReactElement[] {
  return props.rows.map(({ name, whom, everyone, givingWay, figures, clauses }) => (
    <tr
      key={`${name} ${whom} ${givingWay.join()} ${figures.join()}`}
      className="figure exception"
      data-exception={name}
    >
      <th scope="row">
        <span className="label">
          <span
            className={doubtsOf(clauses, props.clauses).length > 0 ? 'name doubtful' : 'name'}
            title={[name, ...doubtsOf(clauses, props.clauses)].join('。')}
          >
            {name}
          </span>
          <span className="aside" title={clauses.map((id) => `${id}：${props.clauses[id]?.summary ?? ''}`).join('\n')}>
            {clauses.join('、')}
          </span>
        </span>
      </th>
      <td className="words" colSpan={3}>
        <span title={everyone}>{[whom, ...givingWay].filter(Boolean).join('；')}</span>
        <span className="changes">
          改
          {figures.map((figure, i) => (
            <span key={figure}>
              {i > 0 && '、'}
              <button type="button" className="link" onClick={() => props.choose(figure)}>
                {figure}
              </button>
            </span>
          ))}
        </span>
      </td>
    </tr>
  ))
}
