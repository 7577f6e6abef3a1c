import type { FigureRow } from './figure-row.ts'

/** What a figure's row says in a few words: `3,346.88万元`, `合计12.00万元（22个）`, `待：分担比例`; undefined where it says nothing. */
export function valueWords(row: FigureRow): string | undefined {
  const words = known(row) ?? waiting(row)
  return words && row.provisional.length > 0 ? `${words}（暂）` : words
}

function known({ state, shown, members }: FigureRow): string | undefined {
  if (state !== 'known') return undefined
  if (!members) return shown && `${shown.text}${shown.unit}`
  const { summary, known, all } = members
  const count = `${known < all ? `${all}个中` : ''}${known}个`
  switch (summary.kind) {
    case 'sum':
      return shown && `合计${shown.text}${shown.unit}（${count}）`
    case 'range': {
      const [low, high] = [summary.low, summary.high]
      const span = low.text === high.text ? low.text : `${low.text}至${high.text}`
      return `${span}${high.unit}（${count}）`
    }
    case 'holding':
      return `${all}个中${summary.holding}个是`
    case 'none':
      return all > 0 ? count : undefined
  }
}

function waiting({ name, state, open, missing, faults }: FigureRow): string | undefined {
  switch (state) {
    case 'open':
      return waitingFor(open.filter((one) => one !== name && one !== `${name}：未规定`))
    case 'missing':
      return `缺：${missing.join('、')}`
    case 'fault':
      return `算不出：${faults[0] ?? ''}`
    case 'inapplicable':
      return '不适用'
    default:
      return undefined
  }
}

/** What a value waits for but itself. */
function waitingFor(others: readonly string[]): string {
  return others.length > 0 ? `待：${others.join('、')}` : '待定'
}
