import { type ReactElement, useState } from 'react'
import type { FormChange, ScenarioForm } from '../state/snapshot.ts'

/** What stands in a scenario beside its inputs; the simple words can be changed here. */
export function ScenarioHead(props: {
  readonly head: ScenarioForm['head']
  readonly change: (change: FormChange) => void
}): ReactElement {
  const { head, change } = props
  return (
    <section className="scenario-head" aria-label="情景的说明">
      {head.fields.map(({ key, text, isLong }) => (
        <WordField
          key={`${key} ${text}`}
          {...{ label: key, text, isLong }}
          write={(to) => change({ kind: 'head', path: [key], text: to })}
        />
      ))}
      {head.readings.map(({ name, chosen, standard, options }) => (
        <label key={name} className="word-field is-reading">
          <span>解读·{name}</span>
          <select
            value={chosen ?? ''}
            onChange={(event) => change({ kind: 'head', path: ['解读', name], text: event.target.value || standard })}
          >
            {chosen === undefined && <option value="">{standard}（照办法）</option>}
            {options.map((option) => (
              <option key={option.name} value={option.name} title={option.text}>
                {option.name}
              </option>
            ))}
          </select>
        </label>
      ))}
      {head.set.map(({ section, lines }) => (
        <details key={section} className="set-lines">
          <summary>
            {section}（{lines.length}）
          </summary>
          <ul>
            {lines.map(({ name, text }) => (
              <li key={name}>
                {name}：{text}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function WordField(props: {
  readonly label: string
  readonly text: string
  readonly isLong: boolean
  readonly write: (text: string) => void
}): ReactElement {
  const [typed, setTyped] = useState(props.text)
  const done = (): void => {
    if (typed.trim() !== props.text) props.write(typed.trim())
  }
  const shared = {
    'aria-label': props.label,
    value: typed,
    onBlur: done,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  }
  return (
    <div className={props.isLong ? 'word-field is-long' : 'word-field'}>
      <span>{props.label}</span>
      {props.isLong ? (
        <textarea rows={2} {...shared} />
      ) : (
        <input {...shared} onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && done()} />
      )}
    </div>
  )
}
