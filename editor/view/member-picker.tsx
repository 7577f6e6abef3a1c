import { Select } from 'antd'
import type { ReactElement } from 'react'
import type { Chosen, Sheet } from '../state/snapshot.ts'

/** All members of a figure together, or one of them; nothing of a figure without dimensions. */
export function MemberPicker(props: {
  readonly sheet: Sheet | undefined
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}): ReactElement | undefined {
  const { sheet, chosen, choose } = props
  const row = sheet?.groups.flatMap(({ rows }) => rows).find(({ name }) => name === chosen.name)
  const members = row?.members?.rows ?? []
  if (members.length === 0) return undefined
  const here = members.find(({ at }) => JSON.stringify(at) === JSON.stringify(chosen.at))
  const options = [
    { value: '', label: `全部${row?.members?.all}个` },
    ...members.map(({ label }) => ({ value: label, label })),
  ]
  // A derivation may fix some of the dimensions only.
  const partly = chosen.at && !here ? Object.values(chosen.at).join('，') : undefined
  return (
    <Select
      className="member-picker"
      size="small"
      showSearch
      aria-label="看哪一个成员"
      value={here?.label ?? partly ?? ''}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(label) => {
        const member = members.find((one) => one.label === label)
        choose({ name: chosen.name, ...(member ? { at: member.at } : {}) })
      }}
    />
  )
}
