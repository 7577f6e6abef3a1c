import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { FormChange, MemberChange, MemberList } from '../state/snapshot.ts'

/** The members that come with the data: rows to add, rename and take out. */
export function MemberTables(props: {
  readonly lists: readonly MemberList[]
  readonly change: (change: FormChange) => void
}): ReactElement {
  return (
    <section className="member-tables" aria-label="名单">
      {props.lists.map((list) => (
        <List key={list.dimension} list={list} change={(change) => props.change({ kind: 'members', change })} />
      ))}
    </section>
  )
}

interface Edited {
  readonly list: MemberList
  readonly change: (change: MemberChange) => void
}

/** Its rows are made when it is opened: thousands of them take their time. */
function List({ list, change }: Edited): ReactElement {
  const [isOpen, setOpen] = useState(list.members.length === 0)
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {list.dimension}的名单（{list.members.length}个）
      </summary>
      {isOpen && <Members list={list} change={change} />}
    </details>
  )
}

function Members({ list, change }: Edited): ReactElement {
  const { dimension, members, attributes, isEditable } = list
  const [added, setAdded] = useState('')
  const names = members.map(({ name }) => name)
  const isTaken = names.includes(added.trim())
  const add = (): void => {
    const name = added.trim()
    if (name === '' || isTaken) return
    change({ dimension, add: name })
    setAdded('')
  }
  if (!isEditable) return <p className="quiet">这份名单的写法要在“正文”里改，或在它的文件里改</p>
  return (
    <table className="list-table">
      <thead>
        <tr>
          <th>名</th>
          {attributes.map(({ name }) => (
            <th key={name}>{name}</th>
          ))}
          <th aria-label="去掉" />
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, attributes: own }) => (
          <tr key={name}>
            <td>
              <NameField name={name} others={names} rename={(to) => change({ dimension, member: name, rename: to })} />
            </td>
            {attributes.map(({ name: attribute, choices }) => (
              <td key={attribute}>
                <select
                  aria-label={`${name}的${attribute}`}
                  value={own[attribute] ?? ''}
                  onChange={(event) => change({ dimension, member: name, attribute, to: event.target.value })}
                >
                  {!choices.includes(own[attribute] ?? '') && (
                    <option value={own[attribute] ?? ''}>{own[attribute] ?? '未填'}</option>
                  )}
                  {choices.map((choice) => (
                    <option key={choice}>{choice}</option>
                  ))}
                </select>
              </td>
            ))}
            <td>
              <Button
                size="small"
                type="text"
                aria-label={`去掉${name}`}
                onClick={() => change({ dimension, member: name, remove: true })}
              >
                去掉
              </Button>
            </td>
          </tr>
        ))}
        <tr>
          <td>
            <input
              aria-label={`${dimension}里加一个`}
              placeholder="加一个"
              aria-invalid={isTaken || undefined}
              value={added}
              onChange={(event) => setAdded(event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && add()}
            />
            {isTaken && <Taken name={added.trim()} />}
          </td>
          <td colSpan={attributes.length + 1}>
            <Button size="small" disabled={added.trim() === '' || isTaken} onClick={add}>
              加上
            </Button>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function NameField(props: {
  readonly name: string
  readonly others: readonly string[]
  readonly rename: (to: string) => void
}): ReactElement {
  const { name, others, rename } = props
  const [typed, setTyped] = useState(name)
  const to = typed.trim()
  const isTaken = to !== name && others.includes(to)
  return (
    <>
      <input
        aria-label={`${name}的名字`}
        aria-invalid={isTaken || undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && event.currentTarget.blur()}
        onBlur={() => {
          if (to === '') setTyped(name)
          else if (to !== name && !isTaken) rename(to)
        }}
      />
      {isTaken && <Taken name={to} />}
    </>
  )
}

function Taken({ name }: { readonly name: string }): ReactElement {
  return (
    <span className="name-taken" role="alert">
      已经有“{name}”
    </span>
  )
}
