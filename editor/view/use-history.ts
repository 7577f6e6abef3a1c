import { useEffect, useRef, useState } from 'react'
import type { Chosen } from '../state/snapshot.ts'

/** So many are kept. */
const most = 50

/** The way back along the figures that were chosen; undefined where it begins. Alt+← goes it too, except in a text. */
export function useHistory(chosen: Chosen | undefined, choose: (chosen: Chosen) => void): (() => void) | undefined {
  const [past, setPast] = useState<readonly Chosen[]>([])
  const last = useRef<Chosen>(undefined)
  const isReturning = useRef(false)
  useEffect(() => {
    if (!chosen) return
    const before = last.current
    last.current = chosen
    if (before && !isReturning.current && JSON.stringify(before) !== JSON.stringify(chosen))
      setPast((now) => [...now.slice(1 - most), before])
    isReturning.current = false
  }, [chosen])
  const [target] = past.slice(-1)
  const back = (): void => {
    if (!target) return
    isReturning.current = true
    setPast(past.slice(0, -1))
    choose(target)
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isInText = event.target instanceof HTMLElement && event.target.matches('input, textarea, .monaco-editor *')
      if (!event.altKey || event.key !== 'ArrowLeft' || isInText || !target) return
      event.preventDefault()
      back()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
  return target ? back : undefined
}
