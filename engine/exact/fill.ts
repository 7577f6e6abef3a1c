import type { Figure } from '../../dsl/model/model.ts'
import type { Given } from '../../dsl/model/scenario.ts'
import type { Layout } from './layout.ts'
import type { Value } from './value.ts'
import { writtenValue } from './written-value.ts'

/** The values that are given for a figure, over its dimensions; at a place for which none is, `otherwise` says what stands there. */
export function fill(
  { dims, unit }: Pick<Figure, 'dims' | 'unit'>,
  given: Pick<Given, 'cells'> | undefined,
  layout: Layout,
  otherwise: (place: number) => Value,
): Value[] {
  const values: (Value | undefined)[] = new Array(layout.size(dims)).fill(undefined)
  for (const cell of given?.cells ?? []) {
    const place = layout.placeOf(dims, cell.at)
    if (place >= 0 && cell.value !== null) values[place] = writtenValue(cell.value, unit)
  }
  return values.map((v, i) => v ?? otherwise(i))
}
