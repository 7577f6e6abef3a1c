import { App, Button } from 'antd'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { FormBlock, FormCell, FormChange, Pasted, PastePlan, ScenarioForm, Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { CellLine } from './cell-line.tsx'
import { Empty } from './empty.tsx'
import { cellIn, copiedText, moved, nextCell, type Selection, selectedCells } from './grid-selection.ts'
import { MemberTables } from './member-tables.tsx'
import { leftWords, PasteDialog } from './paste-dialog.tsx'
import { ScenarioBlock } from './scenario-block.tsx'
import './scenario-grid.css'
import { SaveAs } from './save-as.tsx'
import { ScenarioHead } from './scenario-head.tsx'
import type { GridHands } from './scenario-row.tsx'
import type { TextHandle } from './text-body.tsx'

/** The scenario as tables: what may be filled in, with its unit, its bounds and what is still missing; edited as a spreadsheet is. */
export function ScenarioGrid(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly text: RefObject<TextHandle | null>
}): ReactElement {
  const { workspace, snapshot, text } = props
  const form = useForm(workspace, snapshot)
  const { message } = App.useApp()
  const grid = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Selection>()
  const [draft, setDraft] = useState<string>()
  const [isCaret, setIsCaret] = useState(false)
  const [pending, setPending] = useState<{
    readonly of: ScenarioForm | undefined
    readonly texts: ReadonlyMap<string, string>
  }>()
  const [pasting, setPasting] = useState<{ readonly pasted: Pasted; readonly plan: PastePlan }>()
  const now = useRef<GridHands>(undefined)
  const hands = useMemo<GridHands>(
    () => ({
      select: (...cell) => now.current?.select(...cell),
      edit: (text) => now.current?.edit(text),
      open: () => now.current?.open(),
      leave: () => now.current?.leave(),
    }),
    [],
  )
  const blocks = useMemo(() => form?.groups.flatMap((group) => group.blocks) ?? [], [form])
  useEffect(() => {
    if (at) grid.current?.querySelector<HTMLInputElement>('input.cell-input')?.focus()
  }, [at])

  if (!form || form.groups.length === 0) return <NoForm snapshot={snapshot} isRead={form !== undefined} />
  const cell = cellIn(blocks, at)
  const go = (to: Selection | undefined): void => {
    setDraft(undefined)
    setIsCaret(false)
    if (to) setAt(to)
  }
  const change = async (asked: FormChange): Promise<void> => {
    if (!(await workspace.forms.write(asked))) void message.warning('这里的写法要在“正文”里改')
  }
  const write = (changes: readonly { input: string; at: readonly string[]; text: string }[]): void => {
    if (changes.length === 0) return
    const texts = new Map(changes.map((one) => [[one.input, ...one.at].join('\u0000'), one.text]))
    setPending({ of: form, texts: new Map([...(pending?.of === form ? pending.texts : []), ...texts]) })
    void change({ kind: 'inputs', changes })
  }
  const commit = (): void => {
    if (cell && draft !== undefined && draft.trim() !== cell.text)
      write([{ input: cell.input, at: cell.at, text: draft }])
    setDraft(undefined)
  }
  const clear = (): void => {
    const cells = at ? selectedCells(blocks, at).flat() : []
    write(
      cells.filter(({ state }) => state === 'written').map(({ input, at: place }) => ({ input, at: place, text: '' })),
    )
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys that belong to an input method are not the grid's.
    if (!at || event.nativeEvent.isComposing || event.keyCode === 229) return
    const isIdle = draft === undefined
    const take = (work: () => void): void => {
      event.preventDefault()
      work()
    }
    const move = (down: number, across: number): void => {
      if (event.shiftKey && isIdle) {
        const corner = moved(blocks, { block: at.block, ...(at.to ?? at) }, down, across)
        if (corner.block === at.block) setAt({ ...at, to: { row: corner.row, column: corner.column } })
        return
      }
      commit()
      go(moved(blocks, at, down, across))
    }
    const { key } = event
    if (event.ctrlKey || event.metaKey) {
      const isUndo = key.toLowerCase() === 'z'
      if (isIdle && (isUndo || key.toLowerCase() === 'y'))
        take(() => (isUndo && !event.shiftKey ? text.current?.undo() : text.current?.redo()))
      return
    }
    if (key === 'Enter')
      take(() => {
        commit()
        go(moved(blocks, at, event.shiftKey ? -1 : 1, 0))
      })
    else if (key === 'Tab') {
      const next = nextCell(blocks, at, event.shiftKey ? -1 : 1)
      commit()
      if (next) take(() => go(next))
    } else if (key === 'ArrowDown') take(() => move(1, 0))
    else if (key === 'ArrowUp') take(() => move(-1, 0))
    else if (key === 'ArrowRight' && !isCaret) take(() => move(0, 1))
    else if (key === 'ArrowLeft' && !isCaret) take(() => move(0, -1))
    else if (key === 'F2')
      take(() => {
        setIsCaret(true)
        setDraft(draft ?? cell?.text ?? '')
      })
    else if (key === 'Escape' && !isIdle) take(() => go(at))
    else if ((key === 'Delete' || key === 'Backspace') && isIdle) take(clear)
  }
  const onCopy = (event: ClipboardEvent<HTMLElement>): void => {
    if (!at || draft !== undefined) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copiedText(blocks, at))
  }
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    const plain = event.clipboardData.getData('text/plain')
    const html = event.clipboardData.getData('text/html')
    const isBlock = /[\t\n]/.test(plain.trim()) || (html.match(/<t[dh]\b/gi) ?? []).length > 1
    if (!at || !isBlock) return
    event.preventDefault()
    const { block, row, column } = at
    const pasted: Pasted = { text: plain, html, anchor: { block, row, column }, choices: {} }
    void workspace.forms.readPaste(pasted).then((plan) => plan && setPasting({ pasted, plan }))
  }
  const choose = (choices: Pasted['choices']): void => {
    if (!pasting) return
    const pasted = { ...pasting.pasted, choices }
    void workspace.forms.readPaste(pasted).then((plan) => plan && setPasting({ pasted, plan }))
  }
  const endPasting = (): void => {
    setPasting(undefined)
    // The dialog had the focus; keys go on in the cell.
    setAt(at && { ...at })
  }
  const toNext = (isWanted: (cell: FormCell) => boolean): void => {
    commit()
    go(nextCell(blocks, at, 1, isWanted) ?? nextCell(blocks, undefined, 1, isWanted))
  }
  now.current = {
    select(block, row, column, isTo) {
      commit()
      if (isTo && at?.block === block) setAt({ ...at, to: { row, column } })
      else go({ block, row, column })
    },
    edit: setDraft,
    open() {
      setIsCaret(true)
      setDraft(cell?.text ?? '')
    },
    leave: commit,
  }
  const block = (one: FormBlock): ReactElement => (
    <ScenarioBlock
      key={one.key}
      {...{ block: one, form, draft, hands }}
      pending={pending?.of === form ? pending.texts : undefined}
      at={at?.block === one.key ? at : undefined}
    />
  )
  return (
    <>
      <div className="grid-bar">
        {form.missing > 0 && (
          <Button size="small" onClick={() => toNext(({ state }) => state === 'missing')}>
            还有{form.missing}个数要填，去下一个
          </Button>
        )}
        {form.wrong > 0 && (
          <Button size="small" danger onClick={() => toNext(({ fault }) => fault?.isError === true)}>
            有{form.wrong}个数写得不对，去看
          </Button>
        )}
        {form.missing + form.wrong === 0 && <span className="is-complete">要填的数都填了</span>}
        <span className="grid-hint">可以从表格软件整块粘贴</span>
        <SaveAs workspace={workspace} snapshot={snapshot} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the clipboard belong to the cell that has the focus within. */}
      <div className="scroll scenario-grid" ref={grid} onKeyDown={onKeyDown} onCopy={onCopy} onPaste={onPaste}>
        <ScenarioHead head={form.head} change={change} />
        {form.lists.length > 0 && <MemberTables lists={form.lists} change={change} />}
        {form.groups.map((group) => (
          <section key={group.title ?? ''} className="input-group" aria-label={group.title ?? '输入'}>
            <h3>{group.title ?? '输入'}</h3>
            {group.blocks.map(block)}
          </section>
        ))}
      </div>
      {cell && <CellLine cell={cell} about={form.inputs[cell.input]} />}
      {pasting && (
        <PasteDialog
          plan={pasting.plan}
          choices={pasting.pasted.choices}
          choose={choose}
          unitOf={(input) => form.inputs[input]?.unit ?? ''}
          close={endPasting}
          apply={() => {
            const ready = pasting.plan.values.filter(({ fault }) => !fault?.isError)
            write(ready)
            const left = leftWords(pasting.plan)
            if (left) void message.warning({ content: `填入了${ready.length}个数。${left}。`, duration: 12 })
            endPasting()
          }}
        />
      )}
    </>
  )
}

/** The form of the texts as they were evaluated last; asked for anew with every answer. */
function useForm(workspace: Workspace, { answer, scenario }: Snapshot): ScenarioForm | undefined {
  const [form, setForm] = useState<ScenarioForm>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer makes another form.
  useEffect(() => {
    let isGone = false
    void workspace.forms.read().then((read) => !isGone && setForm((old) => read ?? old))
    return () => {
      isGone = true
    }
  }, [workspace, answer])
  return form?.file === scenario?.file ? form : undefined
}

function NoForm({ snapshot, isRead }: { readonly snapshot: Snapshot; readonly isRead: boolean }): ReactElement {
  const { stale } = snapshot
  if (stale)
    return (
      <Empty title={`${stale.which === 'policy' ? '办法' : '情景'}第${stale.line}行有错，还排不成表格`}>
        <p>{stale.message}</p>
      </Empty>
    )
  return <Empty title={isRead ? '这个办法没有输入' : '正在排成表格…'} />
}
