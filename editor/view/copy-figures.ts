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
  const { text, html } = clipboardBlock(numbers.map((number) => cellsOf(number, unit, numbers.length > 1)))
  event.clipboardData.setData('text/plain', text)
  event.clipboardData.setData('text/html', html)
  event.preventDefault()
}

function cellsOf(number: HTMLElement, unit: CopiedUnit, withName: boolean): readonly CopiedCell[] {
  const { exact = '', scaled = '', unit: shown } = number.dataset
  const value: CopiedCell = shown === undefined ? exact : { digits: unit === 'shown' ? scaled : exact }
  if (!withName) return [value]
  const row = number.closest('tr')?.dataset
  return [row?.figure ?? row?.member ?? '', value, ...(unit === 'shown' ? [shown ?? ''] : [])]
}
