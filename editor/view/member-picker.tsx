import { Select } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import type { Chosen, FigureRow, Sheet } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** So many of those that are looked for are offered at once. */
const offered = 50

/** All members of a figure together, or one of them; nothing of a figure without dimensions. */
export function MemberPicker(props: {
  readonly workspace: Workspace
  readonly sheet: Sheet | undefined
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}): ReactElement | undefined {
  const { workspace, sheet, chosen, choose } = props
  const row = sheet?.groups.flatMap(({ rows }) => rows).find(({ name }) => name === chosen.name)
  const [search, setSearch] = useState('')
  const searched = useSearched(workspace, sheet, row, search)
  if (!row?.members || row.members.rows.length === 0) return undefined
  const { rows, all } = row.members
  const members = searched ?? rows
  const here = rows.find(({ at }) => JSON.stringify(at) === JSON.stringify(chosen.at))
  const options = [
    { value: '', label: `全部${all}个` },
    ...members.map(({ label }) => ({ value: label, label })),
    ...(searched && search === '' ? [{ value: '\n', label: '输入名称，找别的', disabled: true }] : []),
  ]
  // A derivation may fix some of the dimensions only, and a member may stand beyond those that the row carries.
  const other = chosen.at && !here ? Object.values(chosen.at).join('，') : undefined
  return (
    <Select
      className="member-picker"
      size="small"
      showSearch={{ onSearch: setSearch, ...(searched ? { filterOption: false } : {}) }}
      aria-label="看哪一个成员"
      value={here?.label ?? other ?? ''}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(label) => {
        const member = members.find((one) => one.label === label)
        choose({ name: chosen.name, ...(member ? { at: member.at } : {}) })
      }}
    />
  )
}

/** A row carries the first of its members only; of one dimension the others are looked for by name. Undefined: the row has them all. */
function useSearched(
  workspace: Workspace,
  sheet: Sheet | undefined,
  row: FigureRow | undefined,
  search: string,
): readonly { readonly label: string; readonly at: Readonly<Record<string, string>> }[] | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly members: readonly string[] }>()
  const [dimension, ...more] = row?.dims ?? []
  const isBeyond = row?.members !== undefined && row.members.all > row.members.rows.length && more.length === 0
  const name = isBeyond ? row.name : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet may have other members.
  useEffect(() => {
    if (name === undefined || dimension === undefined) return
    let isOvertaken = false
    const query = { dimension, figures: [name], search }
    void workspace.figures.table(query, { from: 0, count: offered }).then((page) => {
      if (page && !isOvertaken) setFound({ of: name, members: page.rows.map(({ member }) => member) })
    })
    return () => {
      isOvertaken = true
    }
  }, [workspace, sheet, name, dimension, search])
  if (name === undefined || dimension === undefined) return undefined
  const members = found?.of === name ? found.members : []
  return members.map((member) => ({ label: member, at: { [dimension]: member } }))
}
