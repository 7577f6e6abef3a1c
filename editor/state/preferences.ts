/** Small things that the page keeps between visits: pane sizes, light or dark, what stood open. */
export interface Preferences {
  read(name: string): string | undefined
  write(name: string, value: string): void
}

/** Keeps preferences in a browser's storage; where that is full or closed, they last as long as the page. */
export function createPreferences(storage: Storage): Preferences {
  const own = new Map<string, string>()
  return {
    read(name) {
      try {
        return own.get(name) ?? storage.getItem(`hengce:${name}`) ?? undefined
      } catch {
        return own.get(name)
      }
    },
    write(name, value) {
      own.set(name, value)
      try {
        storage.setItem(`hengce:${name}`, value)
      } catch {
        // Kept in `own`.
      }
    },
  }
}
