import { Modal, Select } from 'antd'
import type { ReactElement } from 'react'
import type { Pasted, PastePlan } from '../state/snapshot.ts'
import { groupDigits } from './group-digits.ts'

/** So many values are listed one by one. */
const most = 200

/** Shows what of a pasted block goes where, before it is put there as one step. */
export function PasteDialog(props: {
  readonly plan: PastePlan
  readonly choices: Pasted['choices']
  readonly choose: (choices: Pasted['choices']) => void
  /** The unit that a value is filled in. */
  readonly unitOf: (input: string) => string
  readonly apply: () => void
  readonly close: () => void
}): ReactElement {
  const { plan, choices, choose } = props
  const { values, unmatched, totals, blank, kept, beyond } = plan
  const ready = values.filter(({ fault }) => !fault?.isError)
  const unread = values.filter(({ fault }) => fault?.isError)
  const said = [
    totals.length > 0 && `${totals.join('、')}不填，由程序算`,
    blank > 0 && `${blank}格是空的或画了横线，不填`,
    kept.length > 0 && `其中${kept.length}格原来有数，不动：${keptWords(kept)}`,
    beyond > 0 && `${beyond}格超出了表格，没有地方填`,
  ].filter(Boolean)
  const chosen = Object.keys(choices).filter((text) => !unmatched.some((one) => one.text === text))
  return (
    <Modal
      open
      width={760}
      title={`粘贴：${ready.length}个数有地方填`}
      okText={`填入${ready.length}个数`}
      cancelText="不填了"
      okButtonProps={{ disabled: ready.length === 0 }}
      onOk={props.apply}
      onCancel={props.close}
    >
      <div className="paste-plan">
        {said.map((one) => (
          <p key={String(one)}>{one}。</p>
        ))}
        {unmatched.length > 0 && <h4>{unmatched.length}个名字对不上，它们的数先不填：</h4>}
        {unmatched.map(({ text, near, all }) => (
          <div key={text} className="unmatched">
            <span>{text}</span>
            <Select
              showSearch
              size="small"
              aria-label={`${text}是哪一个`}
              placeholder={near.length > 0 ? `是不是${near[0]}？` : '选它是哪一个'}
              options={optionsOf(near, all)}
              onChange={(to: string) => choose({ ...choices, [text]: to })}
            />
          </div>
        ))}
        {chosen.map((text) => (
          <p key={text}>
            “{text}”{choices[text] === '' ? '不填' : `当作“${choices[text]}”`}
            <button
              type="button"
              className="link"
              onClick={() => choose(Object.fromEntries(Object.entries(choices).filter(([key]) => key !== text)))}
            >
              重选
            </button>
          </p>
        ))}
        {unread.length > 0 && <h4>{unread.length}个数不填：</h4>}
        <ul className="unread">
          {unread.slice(0, most).map(({ input, at, cell, fault }) => (
            <li key={`${input} ${at.join(' ')} ${cell}`}>
              {[input, ...at].join(' · ')}：“{cell}”　{fault?.message}
            </li>
          ))}
        </ul>
        <table className="paste-values">
          <thead>
            <tr>
              <th>填到</th>
              <th>粘贴来的</th>
              <th>原来</th>
              <th>填成</th>
              <th>单位</th>
            </tr>
          </thead>
          <tbody>
            {ready.slice(0, most).map(({ input, at, before, text, cell, fault }) => (
              <tr key={`${input} ${at.join(' ')}`}>
                <td>{[input, ...at].join(' · ')}</td>
                <td>{cell}</td>
                <td>{groupDigits(before) || '空'}</td>
                <td title={fault?.message}>
                  {fault && '！'}
                  {groupDigits(text)}
                </td>
                <td>{props.unitOf(input)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {ready.length > most && <p>另有{ready.length - most}个没有列出，也一起填。</p>}
      </div>
    </Modal>
  )
}

function optionsOf(near: readonly string[], all: readonly string[]): { value: string; label: string }[] {
  const names = [...near, ...all.filter((name) => !near.includes(name))]
  return [{ value: '', label: '不填这一项' }, ...names.map((name) => ({ value: name, label: name }))]
}

/** So many places are named in a line. */
const mostNamed = 12

function keptWords(kept: PastePlan['kept']): string {
  const named = kept.slice(0, mostNamed).map(({ input, at, before }) => `${[input, ...at].join(' · ')}（${before}）`)
  return `${named.join('、')}${kept.length > mostNamed ? `等${kept.length}格` : ''}`
}

/** What of a block was not put anywhere; undefined where all was. */
export function leftWords({ values, unmatched, beyond }: PastePlan): string | undefined {
  const unread = values.filter(({ fault }) => fault?.isError)
  const said = [
    unmatched.length > 0 && `对不上名字的没有填：${unmatched.map(({ text }) => text).join('、')}`,
    unread.length > 0 &&
      `${unread.length}个数有错，没有填：${unread.map(({ input, at }) => [input, ...at].join(' · ')).join('、')}`,
    beyond > 0 && `${beyond}格超出了表格，没有填`,
  ].filter(Boolean)
  return said.length > 0 ? said.join('。') : undefined
}
