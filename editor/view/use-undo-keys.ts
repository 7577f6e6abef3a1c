import { type RefObject, useEffect } from 'react'
import type { Workspace } from '../state/workspace.ts'
import type { TextHandle } from './text-body.tsx'

/** What has a history of its own. */
const fields = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, .monaco-editor *'

/** Ctrl+Z and Ctrl+Y outside of texts and fields: they undo and make again what was changed last in either text. */
export function useUndoKeys(workspace: Workspace, text: RefObject<TextHandle | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const way = wayOf(event)
      const { target } = event
      const isTyping = target instanceof HTMLElement && target.matches(fields)
      if (!way || isTyping || event.defaultPrevented || document.querySelector('.ant-modal-wrap:not([style*="none"])'))
        return
      event.preventDefault()
      const { touched, front } = workspace.snapshot()
      text.current?.[way](touched ?? front)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [workspace, text])
}

/** What a key asks for of the history of a text. */
export function wayOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : undefined
}
