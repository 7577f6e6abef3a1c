/** An entry of a menu as Monaco keeps it: a command, or a menu of its own. */
export interface MenuItem {
  readonly command?: { readonly id: string; readonly title?: unknown }
}

/** Of a menu's entries those that a drafter can use, by the words given for them; what was added by the page has its own. */
export function keptItems<Item extends MenuItem>(
  items: readonly Item[],
  words: Readonly<Record<string, string>>,
): readonly Item[] {
  return items.flatMap((item) => {
    const id = item.command?.id
    if (id === undefined) return []
    const word = words[id]
    if (word !== undefined) return [{ ...item, command: { ...item.command, title: word } }]
    return isOfThePage(id) ? [item] : []
  })
}

/** An action that was added to an editor is known to Monaco by the editor's name and its own. */
function isOfThePage(id: string): boolean {
  return id.includes(':hengce.')
}
