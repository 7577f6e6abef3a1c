declare module 'monaco-editor/platform/undoRedo/common/undoRedo' {
  /** Changes of several texts that are undone, and made again, together. */
  export class UndoRedoGroup {
    readonly id: number
  }
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  /** Monaco's services, by the names under which it asks for them. */
  export const StandaloneServices: { initialize(instead: Readonly<Record<string, unknown>>): unknown }
}

declare module 'monaco-editor/editor/common/standaloneStrings' {
  /** What Monaco says of edits, in the page's language: {0} places in {1} texts. */
  export const StandaloneServicesNLS: { readonly bulkEditServiceSummary: string }
}
