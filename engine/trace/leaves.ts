import type { Leaves } from '../exact/evaluate.ts'
import { type Evaluated, valuesAt } from '../exact/evaluated.ts'

/** The figures of a finished evaluation as leaves, so that parts of formulas can be worked out from them. */
export function leavesOf(e: Evaluated): Leaves {
  return {
    year: e.year,
    reading: (name) => e.readings.get(name) ?? '',
    prior: (name, dims) => e.layout.spread(e.priors.of(name).values, dimsOf(name, e), dims),
    // Figures are taken as they came out, so nothing is left to pin.
    pinned: () => new Map(),
    figure: (name) => {
      const node = e.program.figures.get(name)
      return node === undefined ? [] : valuesAt(e, node, dimsOf(name, e))
    },
  }
}

/** The dimensions of a figure as declared. */
export function dimsOf(name: string, e: Evaluated): readonly string[] {
  return e.program.graph.model.figures.get(name)?.dims ?? []
}
