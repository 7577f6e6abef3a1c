import { useSyncExternalStore } from 'react'

/** What holds a state that views draw: the workspace, the guide. */
export interface Store<State> {
  readonly snapshot: () => State
  readonly subscribe: (listener: () => void) => () => void
}

/** A store as it stands; the view is drawn again when it changes. */
export function useSnapshot<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.snapshot)
}
