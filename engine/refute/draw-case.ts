import {
  type Cell,
  comesWithData,
  type Dimension,
  type Figure,
  type Member,
  type Model,
} from '../../dsl/model/model.ts'
import { orderByUse } from '../../dsl/model/order.ts'
import { emptyScenario, type Given, type Scenario, standInYear } from '../../dsl/model/scenario.ts'
import { type Chance, chanceFrom } from '../chance/chance.ts'
import { bind } from '../exact/bind.ts'
import type { Layout } from '../exact/layout.ts'
import { ABSENT } from '../exact/value.ts'
import type { Constants } from './constants.ts'
import { type Bounds, ValueDrawer } from './draw-value.ts'

/** Draws a case: members, their attributes, readings; of the figures needed all inputs, last year's values, open values within their range. */
export function drawCase(model: Model, constants: Constants, needed: ReadonlySet<string>, seed: number): Scenario {
  const chance = chanceFrom(seed)
  const year = standInYear(model) + chance.pick([0, 0, 1, 3])
  const members = drawMembers(model, chance)
  const readings = new Map([...model.readings.values()].map((r) => [r.name, chance.pick(r.options).name]))
  const bare: Scenario = { ...emptyScenario('', ''), year, members, readings }
  const drawer = new ValueDrawer(chance, constants, year)
  const { layout, leaves, priors } = bind(model, bare, year)
  const inputs = new Map<string, Given>()
  const parameters = new Map<string, Given>()
  for (const figure of model.figures.values()) {
    if (!needed.has(figure.name)) continue
    if (figure.kind === 'input') {
      if (figure.missing !== 'refuse' && chance.once(4)) continue
      const here = leaves.figure(figure.name).map((value) => value !== ABSENT)
      inputs.set(figure.name, given(figure, layout, here, figure, drawer))
    } else if (figure.kind === 'parameter' && figure.open) {
      const { low, high } = figure.open
      if (low !== undefined && high !== undefined)
        parameters.set(figure.name, given(figure, layout, undefined, { least: low, most: high }, drawer))
    }
  }
  const prior = new Map<string, Given>()
  for (const name of constants.lastYears) {
    const figure = model.figures.get(name)
    if (!figure || !needed.has(name) || priors.opening(name) !== undefined) continue
    prior.set(name, given(figure, layout, undefined, figure.kind === 'input' ? figure : {}, drawer))
  }
  return { ...bare, inputs, parameters, prior }
}

/** Values at all places of a figure, or those where it applies. */
function given(
  figure: Figure,
  layout: Layout,
  here: readonly boolean[] | undefined,
  bounds: Bounds,
  drawer: ValueDrawer,
): Given {
  const cells: Cell[] = []
  for (let place = 0; place < layout.size(figure.dims); place++) {
    if (here && !here[place]) continue
    cells.push({ at: layout.namesAt(figure.dims, place), value: drawer.draw(figure, bounds), span: nowhere })
  }
  return { cells, span: nowhere }
}

const nowhere = { start: 0, end: 0 }

/** One to four members of every dimension that comes with the data, those first that attributes of others lead to. */
function drawMembers(model: Model, chance: Chance): Map<string, readonly Member[]> {
  const open = [...model.dimensions.values()].filter(comesWithData)
  const { order } = orderByUse(
    open.map((d) => d.name),
    (name) => model.dimensions.get(name)?.attributes.values() ?? [],
  )
  const drawn = new Map<string, readonly Member[]>()
  const names = (target: string): readonly Member[] => drawn.get(target) ?? model.dimensions.get(target)?.members ?? []
  for (const name of order) {
    const { attributes } = model.dimensions.get(name) as Dimension
    const leads = [...attributes].filter(([, target]) => names(target).length > 0)
    const members = Array.from({ length: 1 + chance.whole(4) }, (_, i) => ({
      name: `${name}${i + 1}`,
      attributes: new Map(leads.map(([attribute, target]) => [attribute, chance.pick(names(target)).name])),
    }))
    drawn.set(name, members)
  }
  return drawn
}
