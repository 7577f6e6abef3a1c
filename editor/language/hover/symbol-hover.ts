import { standardTerms } from '../../../dsl/glossary/glossary.ts'
import { syntaxOf } from '../../../dsl/index.ts'
import { findClause } from '../../../dsl/model/clause-id.ts'
import type { Model } from '../../../dsl/model/model.ts'
import { statementsOf } from '../../../dsl/model/statements.ts'
import { field, textAt } from '../../../dsl/syntax/policy/fields.ts'
import type { Known, ReadTexts } from '../completion/completion.ts'
import { memberOffers } from '../completion/in-formula.ts'
import type { NameSymbol } from '../occurrences/name-symbol.ts'
import { figureHover } from './figure-hover.ts'
import type { Hover } from './hover.ts'

/** What is said of what a name stands for. */
export type Said = Omit<Hover, 'span'>

/** What is said of a name, by what it stands for; undefined where the name says all. */
export function symbolHover(symbol: NameSymbol, texts: ReadTexts, known: Known): Said | undefined {
  const { kind, name, of } = symbol
  const { model } = texts.compiled
  switch (kind) {
    case 'input':
    case 'parameter':
    case 'rule':
      return figureHover(name, texts, known)
    case 'alias': {
      const said = figureHover(of ?? name, texts, known)
      return said && { ...said, lines: [`“${name}”就是“${of}”`, ...said.lines] }
    }
    case 'dimension':
      return dimensionHover(name, texts)
    case 'attribute':
      return attributeHover(name, model)
    case 'member':
      return memberHover(name, of ?? '', texts)
    case 'reading':
      return readingHover(name, model)
    case 'option': {
      const option = model.readings.get(of ?? '')?.options.find((one) => one.name === name)
      return option && { title: `${name}　“${of}”的一种读法`, lines: option.text === name ? [] : [option.text] }
    }
    case 'clause':
      return clauseHover(of === undefined ? name : `${of}/${name}`, texts)
    case 'local':
      return localHover(name, of ?? '', texts)
    case 'term': {
      const term = standardTerms.get(name)
      return term && { title: `${name}　通用名　${term.unit}`, lines: [term.meaning] }
    }
    default:
      return undefined
  }
}

const few = 12

function listed(names: readonly string[]): string {
  return names.length > few ? `${names.slice(0, few).join('、')}等${names.length}个` : names.join('、')
}

function dimensionHover(name: string, texts: ReadTexts): Said | undefined {
  const dimension = texts.compiled.model.dimensions.get(name)
  if (!dimension) return undefined
  const members = memberOffers(texts, name).map((member) => member.name)
  const attributes = [...dimension.attributes.keys()]
  return {
    title: `${name}　维度`,
    lines: [
      members.length > 0 ? `成员：${listed(members)}` : '成员由情景给出',
      ...(attributes.length > 0 ? [`属性：${attributes.join('、')}`] : []),
      ...(dimension.ordered ? ['有先后次序'] : []),
    ],
  }
}

function attributeHover(name: string, { dimensions }: Model): Said | undefined {
  const homes = [...dimensions.values()].filter(({ attributes }) => attributes.has(name))
  const target = homes[0]?.attributes.get(name)
  if (target === undefined) return undefined
  const said = `${homes.map((d) => d.name).join('、')}的属性`
  return { title: `${name}　${said}`, lines: target === name ? [] : [`值是维度“${target}”的成员`] }
}

function memberHover(name: string, of: string, { compiled, read }: ReadTexts): Said {
  const given = read?.scenario.members.get(of) ?? compiled.model.dimensions.get(of)?.members ?? []
  const attributes = [...(given.find((member) => member.name === name)?.attributes ?? [])]
  return { title: `${name}　“${of}”的成员`, lines: attributes.map(([key, value]) => `${key}：${value}`) }
}

function readingHover(name: string, { readings }: Model): Said | undefined {
  const reading = readings.get(name)
  if (!reading) return undefined
  const options = reading.options.map((option) => {
    const mark = option.name === reading.standard ? '（默认）' : ''
    return `${option.name}${mark}${option.text === option.name ? '' : `：${option.text}`}`
  })
  return { title: `${name}　解读`, lines: [...options, `理由：${reading.reason}`] }
}

function clauseHover(cited: string, { compiled }: ReadTexts): Said | undefined {
  const id = findClause(cited, compiled.model.clauses)
  const clause = id === undefined ? undefined : compiled.model.clauses.get(id)
  if (!clause) return undefined
  const rests = statementsOf(compiled.model).filter(({ clauses }) => clauses.includes(clause.id))
  const names = [...new Set(rests.map(({ name }) => name))]
  return {
    title: `${id}　${clause.nature}`,
    lines: [
      ...(clause.summary === '' ? [] : [clause.summary]),
      names.length > 0 ? `写成了：${listed(names)}` : '还没有写成什么',
      ...(clause.doubt ? [`存疑：${clause.doubt}`] : []),
    ],
  }
}

function localHover(name: string, of: string, { compiled }: ReadTexts): Said {
  const all = [...syntaxOf(compiled).policy.declarations.values()].flat()
  const home = all.find(({ declaration }) => declaration.name === of)?.declaration.value
  const words = home && field(home, '式中')
  const formula = words && textAt(words, name)
  return { title: `${name}　只在“${of}”里用的词`, lines: formula === undefined ? [] : [formula] }
}
