import { displayWidth } from '../../../dsl/text/display-width.ts'
import { around, kinOf, type Reach } from './around.ts'
import { type FigureEdge, type FigureGraph, type FigureNode, figureId } from './figure-graph.ts'
import { type Box, layOut, type Point, type Size } from './layout/layout.ts'

/** What is to be drawn: a chosen figure or any node, and how far from it. */
export interface PictureAsked {
  /** A node's id; a figure may be given by its name instead. */
  readonly centre: { readonly id: string } | { readonly figure: string }
  /** Steps up and down from the centre; 'all': everything. */
  readonly reach: { readonly up: number; readonly down: number } | 'all'
  /** The members whose values are shown where they fix a figure. */
  readonly at?: Readonly<Record<string, string>>
}

/** A node with its box. */
export interface PictureNode extends FigureNode, Box {
  /** How many of those that it rests on, and of those that rest on it, are not in the picture. */
  readonly hiddenBefore: number
  readonly hiddenBehind: number
}

/** An edge with the points that its line passes, from left to right. */
export interface PictureEdge extends FigureEdge {
  readonly points: readonly Point[]
}

/** A part of the graph, laid out in layers from left to right. Plain data. */
export interface Picture extends Size {
  readonly centre: string
  readonly nodes: readonly PictureNode[]
  readonly edges: readonly PictureEdge[]
  /** How many nodes the whole graph has. */
  readonly all: number
}

/** Lays out what is asked for; undefined if there is no such node. */
export function buildPicture(graph: FigureGraph, asked: PictureAsked): Picture | undefined {
  const centre = 'id' in asked.centre ? asked.centre.id : figureId(asked.centre.figure)
  if (!graph.nodes.some(({ id }) => id === centre)) return undefined
  const kin = kinOf(graph)
  const reach: Reach =
    asked.reach === 'all' ? { centre, up: 0, down: 0 } : { centre, up: asked.reach.up, down: asked.reach.down }
  const ids = asked.reach === 'all' ? new Set(graph.nodes.map(({ id }) => id)) : around(kin, reach)
  const nodes = graph.nodes.filter(({ id }) => ids.has(id))
  const place = new Map(nodes.map(({ id }, i) => [id, i]))
  const edges = graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const { boxes, lines, width, height } = layOut(
    nodes.map(sizeOf),
    edges.map(({ from, to }) => [place.get(from) ?? 0, place.get(to) ?? 0]),
  )
  const hidden = (all: readonly string[] = []): number => all.filter((id) => !ids.has(id)).length
  return {
    ...{ centre, width, height, all: graph.nodes.length },
    nodes: nodes.map((node, i) => ({
      ...node,
      ...(boxes[i] as Box),
      hiddenBefore: hidden(kin.before.get(node.id)),
      hiddenBehind: hidden(kin.behind.get(node.id)),
    })),
    edges: edges.map((edge, i) => ({ ...edge, points: lines[i] ?? [] })),
  }
}

/** Points of a half-width character in the line of the name and in that of the value. */
const column = { name: 6.6, value: 6.1 }
const height = 46

/** A box as wide as its words: the name above; below it the kind, the value with its unit, and the marks. */
function sizeOf({ kind, name, value, unit, signs, changed, member }: FigureNode): Size {
  const kindRoom = kind === 'rule' ? 0 : 36
  const nameLine = displayWidth(name, 'page') * column.name + (changed ? 12 : 0)
  const words = displayWidth(`${value || '不适用'} ${unit}${member ? ` ${member}` : ''}`, 'page') * column.value
  return { width: Math.ceil(Math.max(84, nameLine, kindRoom + words + signs.length * 20) + 20), height }
}
