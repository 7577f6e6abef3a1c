import { Button, Checkbox, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import type { CopiedUnit, Sheet } from '../state/snapshot.ts'
import { unitOptions } from './unit-options.ts'

/** Looking for figures, in which unit they are copied, and printing them. */
export function FigureTools(props: {
  readonly search: string
  readonly setSearch: (search: string) => void
  readonly onlyChanged: boolean
  readonly setOnlyChanged: (onlyChanged: boolean) => void
  readonly unit: CopiedUnit
  readonly setUnit: (unit: CopiedUnit) => void
  /** What was found, while something is looked for. */
  readonly found: Sheet | undefined
}): ReactElement {
  const { found } = props
  const count = found?.groups.reduce((sum, { rows }) => sum + rows.length, found.constraints.length)
  return (
    <div className="figure-tools">
      <Input
        size="small"
        allowClear
        aria-label="找数"
        placeholder="名称、别名、条款、通用名"
        value={props.search}
        onChange={(event) => props.setSearch(event.target.value)}
      />
      <Checkbox checked={props.onlyChanged} onChange={(event) => props.setOnlyChanged(event.target.checked)}>
        只看变了的
      </Checkbox>
      <span className="summary" role="status">
        {count !== undefined && (count > 0 ? `${count}项` : '没有找到')}
      </span>
      <Select<CopiedUnit>
        size="small"
        variant="borderless"
        aria-label="复制时的单位"
        value={props.unit}
        options={[...unitOptions]}
        onChange={props.setUnit}
        popupMatchSelectWidth={false}
      />
      <Button size="small" type="text" onClick={() => window.print()}>
        打印
      </Button>
    </div>
  )
}
