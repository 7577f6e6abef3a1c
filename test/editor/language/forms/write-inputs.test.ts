import { describe, expect, it } from 'vitest'
import { scenarioData } from '../../../../editor/language/forms/input-places.ts'
import { buildScenarioForm, type FormCell, type ScenarioForm } from '../../../../editor/language/forms/scenario-form.ts'
import { type InputChange, writeInputs } from '../../../../editor/language/forms/write-inputs.ts'
import { applySplices } from '../../../../editor/language/writing/apply-splices.ts'
import { type Shipped, shippedScenarios } from '../../../support/shipped.ts'

function formOf({ compiled, read, run }: Shipped, text: string, isRun = true): ScenarioForm {
  const data = scenarioData(compiled.model, read(text))
  if (!data) throw new Error('not read')
  const evaluation = isRun ? run(text) : undefined
  return buildScenarioForm(data, [...data.read.diagnostics, ...(evaluation?.outcome.diagnostics ?? [])], evaluation)
}

function cellsOf(form: ScenarioForm): readonly FormCell[] {
  return form.groups.flatMap(({ blocks }) => blocks.flatMap((block) => block.cells.flat()))
}

function written({ compiled, read }: Shipped, text: string, changes: readonly InputChange[]): string {
  const data = scenarioData(compiled.model, read(text))
  if (!data) throw new Error('not read')
  const { of, splices, refused } = writeInputs(data, changes)
  expect(of).toBe(text)
  expect(refused).toEqual([])
  return applySplices(text, splices)
}

describe.each(shippedScenarios().map((one) => [one.file, one] as const))('the form of %s', (_, shipped) => {
  const { text, read } = shipped
  const form = formOf(shipped, text)
  const cells = cellsOf(form)
  const filled = cells.filter(({ state }) => state === 'written')

  it('has each value that the scenario gives, as it is written, and no fault', () => {
    const given = [...read(text).scenario.inputs.values()].reduce((sum, { cells: own }) => sum + own.length, 0)
    expect(filled.length).toBeGreaterThan(0)
    expect(filled.length).toBe(given)
    expect(cells.filter(({ fault }) => fault?.isError)).toEqual([])
    expect(form.missing).toBe(cells.filter(({ state }) => state === 'missing').length)
    expect(form.wrong).toBe(0)
    const [number] = filled.filter(({ text: written }) => /^[\d.]+$/.test(written))
    if (number) expect(formOf(shipped, text.replace(number.text, '不是数'), false).wrong).toBeGreaterThan(0)
  })

  it('writes another value and the old one back without a byte changed', () => {
    const step = Math.max(1, Math.floor(filled.length / 10))
    for (const { input, at, text: old } of filled.filter((_one, i) => i % step === 0)) {
      const other = old === '是' ? '否' : old === '否' ? '是' : old === '7' ? '8' : '7'
      const changed = written(shipped, text, [{ input, at, text: other }])
      expect(changed).not.toBe(text)
      const now = cellsOf(formOf(shipped, changed, false)).find(
        (one) => one.input === input && one.at.join() === at.join(),
      )
      expect(now?.text).toBe(other)
      expect(written(shipped, changed, [{ input, at, text: old }])).toBe(text)
    }
  })

  it('takes all values out and fills them in again: the same figures', () => {
    const empty = written(
      shipped,
      text,
      filled.map(({ input, at }) => ({ input, at, text: '' })),
    )
    expect(cellsOf(formOf(shipped, empty)).filter(({ state }) => state === 'written')).toEqual([])
    const again = written(shipped, empty, filled)
    expect(read(again).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(shipped.run(again).outcome.figures).toEqual(shipped.run(text).outcome.figures)
  })
})
