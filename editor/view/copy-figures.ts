import type { ClipboardEvent } from 'react'
import type { CopiedCell, CopiedUnit } from '../state/snapshot.ts'
import { clipboardBlock } from './clipboard-block.ts'

/** Copying a selection of the figures gives every digit: one figure as plain digits, several as lines of a spreadsheet. */
export function copyFigures(event: ClipboardEvent<HTMLElement>, unit: CopiedUnit): void {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return
  const numbers = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-exact]')].filter((element) =>
    selection.containsNode(element, true),
  )
  if (numbers.length === 0) return
  const [only] = numbers
  const rows = new Set(numbers.map((number) => number.closest('tr')))
  const lines =
    only && numbers.length === 1
      ? [[cellOf(only, unit)]]
      : [...rows].map((row) =>
          lineOf(
            row,
            numbers.filter((number) => number.closest('tr') === row),
            unit,
          ),
        )
  const { text, html } = clipboardBlock(lines)
  event.clipboardData.setData('text/plain', text)
  event.clipboardData.setData('text/html', html)
  event.preventDefault()
}

function lineOf(row: HTMLElement | null, numbers: readonly HTMLElement[], unit: CopiedUnit): readonly CopiedCell[] {
  const { figure, member } = row?.dataset ?? {}
  const shown = numbers.find((number) => number.dataset.unit !== undefined)?.dataset.unit ?? ''
  return [
    figure ?? member ?? '',
    ...numbers.map((number) => cellOf(number, unit)),
    ...(unit === 'shown' ? [shown] : []),
  ]
}

function cellOf({ dataset }: HTMLElement, unit: CopiedUnit): CopiedCell {
  const { exact = '', scaled = '', unit: shown } = dataset
  return shown === undefined ? exact : { digits: unit === 'shown' ? scaled : exact }
}
