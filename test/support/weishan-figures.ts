import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { decimal, type Fraction, minus, over, plus, print, sum, times } from '../reference/fraction.ts'
import { type WeishanInputs, weishan } from '../reference/weishan.ts'
import { repository } from './hengce.ts'

/** 1234.5 → 1,234.5元 */
export function yuan(digits: string): string {
  return `${digits.replace(/\d(?=(\d{3})+(\.|$))/g, (digit, _group, _end, at: number) =>
    digits.indexOf('.') >= 0 && at > digits.indexOf('.') ? digit : `${digit},`,
  )}元`
}

/** The inputs of a scenario of Weishan as the reference takes them. */
export function weishanInputs(scenario: string): WeishanInputs {
  const text = readFileSync(`${repository}policies/weishan/scenarios/${scenario}.yaml`, 'utf8')
  const single = [...text.matchAll(/^ {2}([^\s:#]+): (-?[\d.]+)(%|万元)?$/gm)].map(([, name, digits, unit]) => {
    const scale = decimal(unit === '%' ? '0.01' : unit === '万元' ? '10000' : '1')
    return [name, print(times(decimal(digits as string), scale))]
  })
  const rows = [...text.matchAll(/^ {4}(\S+) +\| (县级|乡镇|村) +\| +([\d.,]+) +\| +([\d.,]+)$/gm)]
  const column = (at: number) =>
    Object.fromEntries(rows.map((row) => [row[1], (row[at] as string).replaceAll(',', '')]))
  const made = {
    机构: rows.map((row) => ({ 名: row[1], 层级: row[2] })),
    成员单位支出: column(3),
    拨付资金: column(4),
    ...Object.fromEntries(single),
  }
  return made as unknown as WeishanInputs
}

/** The figures of the base scenario under another share of the adjustment fund; held to the reference at the measures' own 15%. */
export function byReference(share: string): {
  readonly [name in '筹资总额' | '调剂金' | '可分配基金' | '医共体预算资金总额' | '医共体结余']: string
} {
  const inputs = weishanInputs('2020-base')
  const at = (name: string): Fraction => decimal((inputs as unknown as Record<string, string>)[name] as string)
  const financing = plus(times(at('当年筹资人数'), at('筹资标准')), at('利息'))
  const fund = times(financing, over(decimal(share.slice(0, -1)), decimal('100')))
  const serious = times(at('当年筹资人数'), at('个人当年大病医疗保险费'))
  const distributable = minus(minus(minus(financing, fund), at('家庭医生签约服务费')), serious)
  const budget = minus(times(distributable, decimal('0.85')), at('当年因政策调整所需支出的资金'))
  const spent = plus(sum(Object.values(inputs.成员单位支出).map(decimal)), at('县域外就医支出'))
  const figures = {
    筹资总额: print(financing),
    调剂金: print(fund),
    可分配基金: print(distributable),
    医共体预算资金总额: print(budget),
    医共体结余: print(minus(budget, spent)),
  }
  if (share === '15%') expect(weishan(inputs, { year: 2020 }).values).toMatchObject(figures)
  return figures
}
