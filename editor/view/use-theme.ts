import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Preferences } from '../state/preferences.ts'

/** What the person chose: as the system says, or always light or dark. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** Light or dark, how it was chosen, and a way to choose; set on the root element for the style sheet too. */
export function useTheme(preferences: Preferences): {
  isDark: boolean
  choice: ThemeChoice
  choose: (choice: ThemeChoice) => void
} {
  const [choice, setChoice] = useState<ThemeChoice>(() => readChoice(preferences.read('theme')))
  const isSystemDark = useSyncExternalStore(listen, () => systemDark.matches)
  const isDark = choice === 'system' ? isSystemDark : choice === 'dark'
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  const choose = (next: ThemeChoice): void => {
    preferences.write('theme', next)
    setChoice(next)
  }
  return { isDark, choice, choose }
}

function listen(listener: () => void): () => void {
  systemDark.addEventListener('change', listener)
  return () => systemDark.removeEventListener('change', listener)
}

function readChoice(kept: string | undefined): ThemeChoice {
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}
