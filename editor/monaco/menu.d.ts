declare module 'monaco-editor/platform/actions/common/actions' {
  /** The entries of Monaco's menus, by menu. */
  export const MenuRegistry: { getMenuItems(id: unknown): { readonly command?: { readonly id: string } }[] }
  /** The names of the menus; that of the right button in a text is one. */
  export const MenuId: { readonly EditorContext: unknown }
}
