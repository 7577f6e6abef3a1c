import type { ClipboardEvent } from 'react'

/** Copying from the figures gives every digit in base units: one figure as plain digits, several as lines of a sheet. */
export function copyFigures(event: ClipboardEvent<HTMLElement>): void {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return
  const numbers = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-exact]')].filter((element) =>
    selection.containsNode(element, true),
  )
  if (numbers.length === 0) return
  const [only] = numbers.length === 1 ? numbers : []
  const text = only ? only.dataset.exact : numbers.map(lineOf).join('\n')
  event.clipboardData.setData('text/plain', text ?? '')
  event.preventDefault()
}

function lineOf(number: HTMLElement): string {
  const row = number.closest('tr')
  return `${row?.dataset.figure ?? row?.dataset.member ?? ''}\t${number.dataset.exact ?? ''}`
}
