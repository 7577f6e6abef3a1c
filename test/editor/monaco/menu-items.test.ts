import { expect, it } from 'vitest'
import { keptItems } from '../../../editor/monaco/menu-items.ts'

it('keeps of a menu what has a word, called by it, and what the page added', () => {
  const items = [
    { command: { id: 'editor.action.rename', title: { value: '重命名符号' } }, order: 1 },
    { command: { id: 'editor.action.quickCommand', title: 'Command Palette' }, order: 2 },
    { submenu: 'peek', order: 3 },
    { command: { id: 'vs.editor.ICodeEditor:1:hengce.references', title: '列出引用' }, order: 4 },
  ]
  expect(keptItems(items, { 'editor.action.rename': '改名' })).toEqual([
    { command: { id: 'editor.action.rename', title: '改名' }, order: 1 },
    items[3],
  ])
})
