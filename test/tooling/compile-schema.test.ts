import { describe, expect, it } from 'vitest'
import { validators } from '../../compile-schema.ts'
import * as little from './little.schema.json?validate'

describe('a schema imported with ?validate', () => {
  it('exports a validator for each listed definition and for nothing else', () => {
    expect(Object.keys(little).sort()).toEqual(['rule', 'scenario'])
  })

  it('accepts data of the right shape', () => {
    expect(little.rule({ 政策: '高台', 状态: '试行' })).toBe(true)
    expect(little.scenario(['基准'])).toBe(true)
  })

  it('reports every fault with its place, not only the first', () => {
    expect(little.rule({ 状态: '废止', 多余: 1 })).toBe(false)
    expect(little.rule.errors?.map((e) => [e.keyword, e.instancePath, e.params])).toEqual([
      ['required', '', { missingProperty: '政策' }],
      ['additionalProperties', '', { additionalProperty: '多余' }],
      ['enum', '/状态', { allowedValues: ['试行', '施行'] }],
    ])
  })

  it('follows references between definitions', () => {
    expect(little.scenario(['基准', 'base'])).toBe(false)
    expect(little.scenario.errors?.map((e) => e.instancePath)).toEqual(['/1'])
  })
})

describe('the code of the validators', () => {
  const schema = { exports: ['a'], $defs: { a: { type: 'object', additionalProperties: { enum: ['甲'] } } } }

  it('neither evaluates text nor asks for another module', () => {
    const code = validators(schema, 'a.schema.json')
    expect(code).toContain('export const a')
    expect(code).not.toMatch(/\beval\b|new Function|\brequire\b|\bimport\b/)
  })

  it('refuses a keyword that needs ajv where the program runs', () => {
    const long = { exports: ['a'], $defs: { a: { type: 'string', minLength: 2 } } }
    expect(() => validators(long, 'long.schema.json')).toThrow(/long\.schema\.json.*ucs2length/)
  })

  it('takes a schema that allows values of several types', () => {
    const either = { exports: ['a'], $defs: { a: { type: ['array', 'object'] } } }
    expect(validators(either, 'either.schema.json')).toContain('export const a')
  })

  it('refuses a schema that lists no exports, and a keyword that does not exist', () => {
    expect(() => validators({ $defs: {} }, 'none.schema.json')).toThrow(/none\.schema\.json.*"exports"/)
    expect(() => validators({ exports: ['a'], $defs: { a: { tpye: 'string' } } }, 'typo.schema.json')).toThrow(/tpye/)
  })
})
