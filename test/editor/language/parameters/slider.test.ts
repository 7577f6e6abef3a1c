import { expect, it } from 'vitest'
import { buildSlider, type Slider, sliderPlace, sliderText } from '../../../../editor/language/parameters/slider.ts'

it('stands at the number that is typed, as long as it is one', () => {
  const slider = buildSlider('15', undefined, '100') as Slider
  const at = (text: string): string | undefined => {
    const place = sliderPlace(slider, text)
    return place === undefined ? undefined : sliderText(slider, place)
  }
  expect(at('12')).toBe('12')
  expect(at('12％')).toBe('12')
  expect(at('１２.')).toBe('12')
  expect(at('1,2')).toBe('12')
  // Beyond its ends it stands at them.
  expect([at('400'), at('-3')]).toEqual(['100', '0'])
  for (const text of ['', '十', '1.2.3', '-']) expect(at(text)).toBeUndefined()
  for (let place = 0; place <= slider.steps; place += 7)
    expect(sliderPlace(slider, sliderText(slider, place))).toBe(place)
})
