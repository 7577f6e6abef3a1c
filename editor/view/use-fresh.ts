import { useRef } from 'react'

/** Counts how often a text changed since it was first seen, so that a change can be shown by drawing the element anew. */
export function useFresh(text: string): number {
  const last = useRef({ text, changes: 0 })
  if (last.current.text !== text) last.current = { text, changes: last.current.changes + 1 }
  return last.current.changes
}
