import { Button, Checkbox, Select } from 'antd'
import { type ReactElement, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Chosen, PictureAsked, PictureNode, Snapshot } from '../state/snapshot.ts'
import type { Workspace } from '../state/workspace.ts'
import { Empty } from './empty.tsx'
import { PaperPicture } from './paper-picture.tsx'
import { type PictureHandle, PictureView } from './picture-view.tsx'
import { usePicture } from './use-picture.ts'

/** The picture as it is copied. */
export interface Paper {
  /** Drawn for this once. */
  svg(): Promise<string>
}

/** What the chosen figure rests on and what rests on it, as a picture, with its tools. */
export function PictureBody(props: {
  readonly workspace: Workspace
  readonly snapshot: Snapshot
  readonly chosen: Chosen
  readonly go: (offset: number) => void
  readonly ref: Ref<Paper>
}): ReactElement {
  const { workspace, snapshot, chosen, go, ref } = props
  const { sheet, stale, answer } = snapshot
  // On a small screen the second step would be cut at every side.
  const [steps, setSteps] = useState(() => (innerWidth < 1600 ? 1 : 2))
  const [isAll, setAll] = useState(false)
  // A reading or a requirement can stand in the middle too, until another figure is chosen.
  const [other, setOther] = useState<{ readonly id: string; readonly of: Chosen }>()
  const reach: PictureAsked['reach'] = isAll ? 'all' : { up: steps, down: steps }
  const centre = other?.of === chosen ? { id: other.id } : { figure: chosen.name }
  const picture = usePicture(workspace, sheet, { centre, reach, ...(chosen.at ? { at: chosen.at } : {}) })
  const view = useRef<PictureHandle>(null)
  const paper = useRef<SVGSVGElement>(null)
  const [waiting, setWaiting] = useState<(svg: string) => void>()
  useImperativeHandle(ref, () => ({
    svg: () => new Promise((resolve) => setWaiting(() => resolve)),
  }))
  useEffect(() => {
    if (!waiting || !paper.current) return
    waiting(new XMLSerializer().serializeToString(paper.current))
    setWaiting(undefined)
  }, [waiting])
  const choose = ({ id, figure }: PictureNode): void => {
    if (figure === undefined) {
      setOther({ id, of: chosen })
      return
    }
    const row = sheet?.groups.flatMap(({ rows }) => rows).find(({ name }) => name === figure)
    // The member at hand is kept where the figure has it.
    const keeps = chosen.at && row?.members?.rows.some(({ at }) => JSON.stringify(at) === JSON.stringify(chosen.at))
    void workspace.choose({ name: figure, ...(keeps ? { at: chosen.at } : {}) })
  }
  const names = sheet?.groups.flatMap(({ rows }) => rows.map(({ name }) => ({ value: name, label: name }))) ?? []
  if (picture === 'none') return <Empty title={`现在的正文里没有“${chosen.name}”`} />
  const { header } = answer ?? {}
  const note = [
    `${header?.title ?? ''}${header?.version ? `（${header.version}）` : ''}`,
    `情景：${sheet?.scenario || '无'}，${sheet?.year}年度`,
    '测算不等于清算',
  ].join('；')
  return (
    <div className={stale ? 'picture is-stale' : 'picture'}>
      <div className="picture-tools">
        <Select
          className="picture-search"
          size="small"
          // The name that is all of what was typed comes first.
          showSearch={{ filterSort: (a, b) => a.label.length - b.label.length }}
          aria-label="找一个数"
          placeholder="找一个数"
          value={null}
          options={names}
          popupMatchSelectWidth={false}
          onChange={(name: string | null) => name && void workspace.choose({ name })}
        />
        <Button size="small" type="text" disabled={isAll || steps <= 1} onClick={() => setSteps(steps - 1)}>
          少看一级
        </Button>
        <span className="quiet">{isAll ? '全部' : `上下各${steps}级`}</span>
        <Button size="small" type="text" disabled={isAll} onClick={() => setSteps(steps + 1)}>
          多看一级
        </Button>
        <Checkbox checked={isAll} onChange={(event) => setAll(event.target.checked)}>
          全部
        </Checkbox>
        <span className="stretch quiet shown-count" title="画出的个数和全图的个数">
          {picture && picture.nodes.length < picture.all ? `${picture.nodes.length}/${picture.all}个` : ''}
        </span>
        <Button
          size="small"
          type="text"
          title="缩小（－）"
          aria-label="缩小"
          onClick={() => view.current?.zoom(1 / 1.25)}
        >
          －
        </Button>
        <Button size="small" type="text" title="放大（＋）" aria-label="放大" onClick={() => view.current?.zoom(1.25)}>
          ＋
        </Button>
        <Button size="small" type="text" title="看全图（0）" onClick={() => view.current?.fit()}>
          看全
        </Button>
      </div>
      {picture && (
        <PictureView
          ref={view}
          picture={picture}
          // Another reach is another picture; another centre is the same one seen from elsewhere.
          scope={JSON.stringify(reach)}
          choose={choose}
          go={({ offset }) => go(offset)}
        />
      )}
      {picture && waiting && <PaperPicture ref={paper} picture={picture} note={note} />}
    </div>
  )
}
