import { type ReactElement, useId, useRef } from 'react'
import {
  type FieldProblem,
  type FormField,
  type FormRow,
  type Slider,
  sliderPlace,
  sliderText,
} from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { type FieldHand, useField } from './use-field.ts'

/** One value of a parameter or a reading: what it is of, a field that takes it, and a slider or the options there are. */
export function ParameterField(props: {
  readonly workspace: Workspace
  readonly row: FormRow
  readonly field: FormField
  readonly moment: number
}): ReactElement {
  const { workspace, row, field, moment } = props
  const hand = useField(workspace, row, field, moment)
  const told = useId()
  const name = field.label === '' ? row.name : `${row.name} ${field.label}`
  const isWrong = field.problems.some(({ severity }) => severity === 'error')
  const about = { name, field, hand, told, isWrong }
  return (
    <div className={row.fields.length > 1 ? 'parameter-field is-one-of-many' : 'parameter-field'}>
      {field.label !== '' && (
        <span className="field-label">
          {field.label}
          <BeforeDot field={field} />
        </span>
      )}
      {field.kind === 'choice' ? <Choices {...about} /> : <Entry {...about} isFixed={row.standing === 'fixed'} />}
      <div id={told} className="field-problems">
        <Problems problems={field.problems} />
        {hand.isRefused && <p className="parameter-problem is-warning">这一处写法特别，请到正文里改。</p>}
      </div>
    </div>
  )
}

/** What the compiler says, and what to do about it. */
export function Problems({ problems }: { readonly problems: readonly FieldProblem[] }): readonly ReactElement[] {
  return problems.map(({ severity, message, hint }) => (
    <p key={message} className={`parameter-problem is-${severity}`}>
      {message}
      {hint !== undefined && <span className="hint">{hint}</span>}
    </p>
  ))
}

/** A dot where the disk has another value. */
export function BeforeDot({ field }: { readonly field: FormField }): ReactElement | null {
  if (field.before === undefined) return null
  const words = field.before === '' ? '文件里还没有定' : `文件里是${field.before}`
  return <span className="changed-dot" role="img" aria-label={words} title={words} />
}

interface Part {
  readonly name: string
  readonly field: FormField
  readonly hand: FieldHand
  readonly told: string
  readonly isWrong: boolean
}

/** A text that ends in a digit or a percent sign may be a number already; what else is typed waits for Enter. */
const mayBeWhole = /[\d０-９][%％]?$/

function Entry({ name, field, hand, told, isWrong, isFixed }: Part & { readonly isFixed: boolean }): ReactElement {
  const text = hand.typed ?? field.text
  const isNumber = field.kind === 'number'
  if (isFixed) return <output className="field-fixed">{text}</output>
  const finish = (): void => {
    const { typed } = hand
    if (typed !== undefined && typed.trim() !== '' && typed !== field.text) hand.write(typed, false)
    hand.release()
  }
  return (
    <>
      <input
        className={isNumber ? 'field-input is-number' : 'field-input'}
        aria-label={name}
        aria-invalid={isWrong}
        aria-describedby={told}
        autoComplete="off"
        spellCheck={false}
        placeholder="没有定"
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={({ target, nativeEvent }) => {
          const isComposing = (nativeEvent as InputEvent).isComposing
          if (isNumber && !isComposing && mayBeWhole.test(target.value)) hand.write(target.value, true)
          else hand.hold(target.value)
        }}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish()
        }}
      />
      <span className="field-unit">{field.unit}</span>
      {field.slider && <SliderInput name={name} field={field} hand={hand} slider={field.slider} />}
    </>
  )
}

function SliderInput(props: {
  readonly name: string
  readonly field: FormField
  readonly hand: FieldHand
  readonly slider: Slider
}): ReactElement {
  const { name, field, hand } = props
  // While it has the focus its ends stay where they are, though the value that they were chosen around moves.
  const held = useRef<Slider | undefined>(undefined)
  const slider = held.current ?? props.slider
  const words = hand.typed ?? field.text
  // What is typed may be no number yet: until it is one, the place is that of the last.
  const at = sliderPlace(slider, words) ?? sliderPlace(slider, field.text)
  return (
    <input
      type="range"
      className={props.slider.at === undefined ? 'field-slider is-unset' : 'field-slider'}
      aria-label={`${name} 滑块`}
      aria-valuetext={words === '' ? '没有定' : `${words}${field.unit}`}
      min={0}
      max={slider.steps}
      step={1}
      value={at ?? 0}
      onFocus={() => {
        held.current = props.slider
      }}
      onBlur={() => {
        held.current = undefined
        hand.release()
      }}
      onPointerDown={() => hand.release()}
      onPointerUp={() => hand.release()}
      onChange={({ target }) => {
        hand.write(sliderText(slider, Number(target.value)), false)
      }}
    />
  )
}

function Choices({ name, field, hand }: Part): ReactElement {
  const group = useId()
  const chosen = hand.typed ?? field.text
  return (
    <div className="field-choices" role="radiogroup" aria-label={name}>
      {field.options.map((option) => (
        <label key={option.name} className={option.name === chosen ? 'field-choice is-chosen' : 'field-choice'}>
          <input
            type="radio"
            name={group}
            checked={option.name === chosen}
            onChange={() => {
              hand.write(option.name, false)
              hand.release()
            }}
          />
          <span>
            {option.name}
            {option.text !== '' && <span className="choice-text">{option.text}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
