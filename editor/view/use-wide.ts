import { useEffect, useState } from 'react'

/** Whether a pane has taken the whole side: F4 to and fro, Esc back. */
export function useWide(isPossible: boolean): readonly [isWide: boolean, turn: () => void] {
  const [wanted, setWanted] = useState(false)
  const isWide = wanted && isPossible
  useEffect(() => {
    if (!isPossible) return setWanted(false)
    const listen = (event: KeyboardEvent): void => {
      const isElsewhere = event.target instanceof HTMLElement && event.target.matches('.monaco-editor *, .ant-modal *')
      if (event.defaultPrevented) return
      if (event.key === 'F4' && !event.altKey && !event.ctrlKey) setWanted((now) => !now)
      else if (event.key === 'Escape' && isWide && !isElsewhere) setWanted(false)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [isPossible, isWide])
  return [isWide, () => setWanted(!isWide)]
}
