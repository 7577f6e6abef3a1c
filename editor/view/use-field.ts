import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormField, FormRow } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** A field as a hand holds it. */
export interface FieldHand {
  /** What is typed or dragged and not in the form yet. */
  readonly typed: string | undefined
  /** Whether the last change could not be made by a form. */
  readonly isRefused: boolean
  /** Shows a text that is not to be written yet. */
  readonly hold: (text: string) => void
  /** Writes a text; until `release` all that is written is one step of undoing. `isHeld`: the hand goes on typing or dragging. */
  readonly write: (text: string, isHeld: boolean) => void
  /** Ends a step. */
  readonly release: () => void
}

/** Writes a field of the form. A greater `moment` says that the text was changed otherwise: what is typed is let go. */
export function useField(workspace: Workspace, row: FormRow, field: FormField, moment: number): FieldHand {
  const [typed, setTyped] = useState<string>()
  const [isRefused, setRefused] = useState(false)
  const held = useRef(false)
  const isJoined = useRef(false)
  const underWay = useRef(0)
  const { section, name } = row
  const { path } = field

  const settle = useCallback(() => {
    if (!held.current && underWay.current === 0) setTyped(undefined)
  }, [])
  const release = useCallback(() => {
    held.current = false
    isJoined.current = false
    settle()
  }, [settle])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment alone says when.
  useEffect(release, [moment])
  return {
    typed,
    isRefused,
    hold(text) {
      held.current = true
      setTyped(text)
    },
    write(text, isHeld) {
      held.current = isHeld
      setTyped(text)
      underWay.current++
      const change = { section, name, path, text }
      const written = workspace.parameters.write(change, isJoined.current)
      isJoined.current = true
      void written.then((isWritten) => {
        underWay.current--
        setRefused(!isWritten)
        settle()
      })
    },
    release,
  }
}
