import { MenuId, MenuRegistry } from 'monaco-editor/platform/actions/common/actions'
import { keptItems } from './menu-items.ts'

let isDone = false

/** Leaves in the menu of the right button only the commands named in `words`, so called, and those of the page: once for all editors. */
export function keepInMenu(words: Readonly<Record<string, string>>): void {
  if (isDone) return
  isDone = true
  const all = MenuRegistry.getMenuItems.bind(MenuRegistry)
  MenuRegistry.getMenuItems = (id) => (id === MenuId.EditorContext ? [...keptItems(all(id), words)] : all(id))
}
