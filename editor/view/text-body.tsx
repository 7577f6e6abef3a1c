import { type ReactElement, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { TextEditor } from '../monaco/text-editor.ts'
import type { Guide } from '../state/guide.ts'
import type { Preferences } from '../state/preferences.ts'
import type { Finding, Snapshot, Which } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'

/** A place in a text: line and column from 1, or an offset. */
export type Place = { readonly line: number; readonly column: number } | number

/** What others may ask of the text. */
export interface TextHandle {
  reveal(which: Which, place: Place): void
  /** Brings the text in front into its canonical form. */
  format(): void
  /** Takes back the last change of a text, of that in front unless another is named, or makes it again. */
  undo(which?: Which): void
  redo(which?: Which): void
}

/** Monaco with the policy's and the scenario's text; it stays where it is while a form is seen, so that undoing reaches back. */
export function TextBody(props: {
  readonly workspace: Workspace
  readonly guide: Guide
  readonly preferences: Preferences
  readonly snapshot: Snapshot
  readonly isDark: boolean
  readonly isHidden: boolean
  readonly ref: Ref<TextHandle>
}): ReactElement {
  const { workspace, snapshot, isDark } = props
  const host = useRef<HTMLDivElement>(null)
  const wanted = useRef<{ readonly which: Which; readonly place: Place } | undefined>(undefined)
  const editor = useTextEditor(host, workspace, props.guide, props.preferences)
  const { front, seen, policy, scenario, answer } = snapshot

  useEffect(() => {
    if (!editor) return
    editor.text.put('policy', policy)
    editor.text.put('scenario', scenario)
    editor.text.front(front)
    const go = wanted.current
    if (!go || !snapshot[go.which] || seen[go.which] === 'form') return
    wanted.current = undefined
    editor.text.front(go.which)
    editor.text.reveal(go.place)
  }, [editor, policy, scenario, front, seen, snapshot])
  useEffect(() => editor?.setTheme(isDark), [editor, isDark])
  useEffect(() => {
    editor?.text.mark('policy', [...(policy?.findings ?? []), ...(answer?.findings.policy ?? noFindings)])
    editor?.text.mark('scenario', [...(scenario?.findings ?? []), ...(answer?.findings.scenario ?? noFindings)])
  }, [editor, answer, policy?.findings, scenario?.findings])

  useImperativeHandle(props.ref, () => ({
    reveal(which, place) {
      const now = workspace.snapshot()
      if (!editor || now.front !== front || now.seen !== seen) {
        wanted.current = { which, place }
        return
      }
      editor.text.front(which)
      editor.text.reveal(place)
    },
    format: () => editor?.text.format(),
    undo: (which) => editor?.text.undo(which),
    redo: (which) => editor?.text.redo(which),
  }))

  return <div className="text-host" ref={host} hidden={props.isHidden} />
}

const noFindings: readonly Finding[] = []

/** What the menu of the right button has beside our own commands. */
const menuWords = {
  'editor.action.revealDefinition': '转到定它的地方',
  'editor.action.quickOutline': '转到某一项…',
  'editor.action.rename': '改名',
  'editor.action.formatDocument': '排版',
  'editor.action.clipboardCutAction': '剪切',
  'editor.action.clipboardCopyAction': '复制',
  'editor.action.clipboardPasteAction': '粘贴',
}

interface Loaded {
  readonly text: TextEditor
  readonly setTheme: (isDark: boolean) => void
}

/** Monaco comes after the rest of the page, so that the figures need not wait for it. */
function useTextEditor(
  host: React.RefObject<HTMLDivElement | null>,
  workspace: Workspace,
  guide: Guide,
  preferences: Preferences,
): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>()
  useEffect(() => {
    let made: TextEditor | undefined
    let isGone = false
    import('../monaco/text-editor.ts').then(
      ({ createTextEditor, setTheme }) => {
        if (isGone || !host.current) return
        const edited = (which: Which, text: string): void => workspace.edit(which, text)
        const stood = (which: Which, offset: number): void => guide.stand(which, offset)
        const amounts = {
          label: '显示或不显示规则后面的当前数',
          isOn: preferences.read('amounts') !== 'off',
          chosen: (isOn: boolean) => preferences.write('amounts', isOn ? 'on' : 'off'),
        }
        made = createTextEditor(host.current, { edited, stood }, guide, {
          references: '列出引用',
          amounts,
          kept: menuWords,
        })
        setLoaded({ text: made, setTheme })
      },
      (error: Error) => workspace.fail(error.message),
    )
    return () => {
      isGone = true
      made?.dispose()
      setLoaded(undefined)
    }
  }, [host, workspace, guide, preferences])
  return loaded
}
