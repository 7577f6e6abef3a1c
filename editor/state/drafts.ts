/** An unsaved text: what was typed, and what the disk had when the typing began ('' for a new file). */
export interface Draft {
  readonly text: string
  readonly saved: string
}

/** Unsaved texts by path; they outlive a reload. */
export interface Drafts {
  read(path: string): Draft | undefined
  /** False when the browser has no room for it. */
  write(path: string, draft: Draft): boolean
  remove(path: string): void
  paths(): readonly string[]
  /** Tells of every change, until what it gives is called. */
  subscribe(listener: () => void): () => void
}

const prefix = 'hengce:draft:'

/** Keeps drafts in a browser's storage. What something else left there under our key is passed over. */
export function createDrafts(storage: Storage): Drafts {
  const listeners = new Set<() => void>()
  const tell = (): true => {
    for (const listener of listeners) listener()
    return true
  }
  const guarded = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch {
      return otherwise
    }
  }
  return {
    read: (path) => guarded(() => readDraft(storage.getItem(prefix + path)), undefined),
    write: (path, draft) =>
      guarded(() => {
        storage.setItem(prefix + path, JSON.stringify(draft))
        return true
      }, false) && tell(),
    remove(path) {
      guarded(() => storage.removeItem(prefix + path), undefined)
      tell()
    },
    paths: () =>
      guarded(() => Object.keys(storage).filter((key) => key.startsWith(prefix)), [])
        .map((key) => key.slice(prefix.length))
        .sort(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readDraft(kept: string | null): Draft | undefined {
  const draft: unknown = kept === null ? undefined : JSON.parse(kept)
  if (typeof draft !== 'object' || draft === null) return undefined
  const { text, saved } = draft as Partial<Draft>
  return typeof text === 'string' && typeof saved === 'string' ? { text, saved } : undefined
}
