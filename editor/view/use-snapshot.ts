import { useSyncExternalStore } from 'react'

/** What holds a state that views draw: the workspace, the guide. */
export interface Store<State> {
  readonly snapshot: () => State
  readonly subscribe: (listener: () => void) => () => void
}

/** A store as it stands, or a part of it; the view is drawn again when that changes. */
export function useSnapshot<State>(store: Store<State>): State
export function useSnapshot<State, Part>(store: Store<State>, part: (state: State) => Part): Part
export function useSnapshot<State>(store: Store<State>, part?: (state: State) => unknown): unknown {
  return useSyncExternalStore(store.subscribe, () => (part ? part(store.snapshot()) : store.snapshot()))
}
