import type { Declaration, Placed } from '../../../dsl/syntax/policy/declaration.ts'
import { field, pairOf, scalarAt, textAt, wordsAt } from '../../../dsl/syntax/policy/fields.ts'
import type { Node } from '../../../dsl/syntax/yaml/node.ts'
import { cellNames, dataNames } from './data-names.ts'
import { formulaNames, noWords } from './formula-names.ts'
import type { Gather } from './gather.ts'
import { memberNames } from './member-names.ts'
import { nameSymbol } from './name-symbol.ts'
import { exceptionNames, optionNames, plainFormula, ruleNames } from './rule-names.ts'
import { scoreNames } from './score-names.ts'

/** Another rule of the policy, by its name or an alias: what 参照 names. */
export type RuleNamed = (word: string) => Declaration | undefined

/** Gathers all names in one declaration of a policy. */
export function declarationNames({ section, declaration }: Placed, ruleNamed: RuleNamed, gather: Gather): void {
  const { key, name, value } = declaration
  const { scope } = gather
  gather.clauses(wordsAt(value, '依据'))
  switch (section) {
    case '条款':
      gather.scalar(key, 'definition', (w) => scope.clauseListed(w))
      break
    case '维度':
      gather.scalar(key, 'definition', (w) => scope.dimension(w))
      dimensionNames(name, value, gather)
      break
    case '输入':
      figureNames(declaration, gather)
      plainFormula(scalarAt(value, '仅'), gather)
      break
    case '参数':
      figureNames(declaration, gather)
      valueNames(name, value, gather)
      break
    case '规则': {
      figureNames(declaration, gather)
      const like = textAt(value, '参照')
      if (like !== undefined) gather.isAlone = false
      ruleNames(name, value, like === undefined ? undefined : ruleNamed(like), gather)
      break
    }
    case '结转':
      figureNames(declaration, gather)
      gather.scalar(field(value, '期初'), 'use', (w) => scope.figure(w))
      closing(declaration, gather)
      break
    case '计分表':
      figureNames(declaration, gather)
      scoreNames(name, value, gather)
      break
    case '解读':
      gather.scalar(key, 'definition', (w) => nameSymbol('reading', w))
      readingNames(name, value, gather)
      break
    case '例外':
      gather.scalar(key, 'definition', (w) => nameSymbol('exception', w))
      exceptionNames(mapWithout(value, ['依据', '名']), noWords, gather)
      changeNames(value, gather)
      break
    case '资金去向':
      gather.scalar(key, 'use', (w) => scope.figure(w))
      gather.words(field(value, '去向'), 'use', (w) => scope.figure(w))
      break
    case '绑定':
      bindingNames(declaration, gather)
      break
    default:
      gather.scalar(key, 'definition', (w) => nameSymbol('entry', w, section))
      for (const word of ['须', '公式', '式', '仅']) plainFormula(scalarAt(value, word), gather)
      gather.scalar(field(value, '金额'), 'use', (w) => scope.figure(w))
      if (section === '算例' && value.kind === 'map')
        for (const pair of value.pairs)
          if (pair.value.kind === 'map') dataNames(pair.key.text.trim(), pair.value.pairs, gather)
  }
}

/** What all figures have: their name, other names, dimensions, group and standard term. */
function figureNames({ key, name, value }: Declaration, gather: Gather): void {
  const { scope } = gather
  gather.scalar(key, 'definition', (w) => scope.declared(w))
  gather.words(field(value, '别名'), 'definition', (w) => nameSymbol('alias', w, name))
  gather.words(field(value, '维度'), 'use', (w) => scope.dimension(w))
  gather.scalar(field(value, '分组'), 'use', (w) => nameSymbol('group', w))
  const term = field(value, '通用名')
  if (term?.kind === 'scalar') gather.scalar(term, 'use', (w) => nameSymbol('term', w))
  for (const pair of term?.kind === 'map' ? term.pairs : []) {
    gather.scalar(pair.key, 'use', (w) => scope.figure(w))
    gather.scalar(pair.value, 'use', (w) => nameSymbol('term', w))
  }
}

function dimensionNames(name: string, value: Node, gather: Gather): void {
  const { scope } = gather
  const home = scope.model.dimensions.get(name)
  const listed = pairOf(value, '属性')?.value
  const made = (attribute: string): boolean => scope.model.dimensions.get(attribute)?.site === home?.site
  for (const { key, value: target } of listed?.kind === 'map' ? listed.pairs : []) {
    const word = key.text.trim()
    const to = home?.attributes.get(word)
    if (to === undefined) continue
    const isNew = to !== word || made(word)
    gather.scalar(key, isNew ? 'definition' : 'use', (w) => scope.attribute(w, to))
    if (made(to) && to === word) gather.words(target, 'definition', (w) => scope.member(word, w))
    else gather.scalar(target, 'use', (w) => scope.dimension(w) ?? scope.member(to, w))
  }
  const isListed = (attribute: string): boolean => listed !== undefined && pairOf(listed, attribute) !== undefined
  const members = field(value, '成员')
  if (members) memberNames(name, members, { members: 'definition', makes: (a) => made(a) && !isListed(a) }, gather)
  gather.scalar(field(value, '取自'), 'use', (w) => scope.dimension(w))
  plainFormula(scalarAt(value, '其中'), gather)
}

/** The values of a parameter: by member, by year, by option of a reading. */
function valueNames(name: string, value: Node, gather: Gather): void {
  const { scope } = gather
  const dims = scope.figureOf(name)?.dims ?? wordsAt(value, '维度').map((w) => w.text)
  for (const key of ['值', '暂取']) {
    const node = field(value, key)
    if (node && dims.length > 0) cellNames(node, dims, gather)
  }
  for (const key of ['按年度', '自', '按年初', '按年末']) {
    const node = field(value, key)
    const over = key === '自' ? dims.filter((d) => d !== '月份') : dims
    for (const pair of node?.kind === 'map' && over.length > 0 ? node.pairs : []) cellNames(pair.value, over, gather)
  }
  gather.scalar(field(value, '基数'), 'use', (w) => scope.figure(w))
  optionNames(value, (node) => (dims.length > 0 ? cellNames(node, dims, gather) : undefined), gather)
}

function readingNames(name: string, value: Node, gather: Gather): void {
  const option = (w: string) => nameSymbol('option', w, name)
  const options = field(value, '选项')
  if (options?.kind === 'map') for (const pair of options.pairs) gather.scalar(pair.key, 'definition', option)
  else gather.words(options, 'definition', option)
  gather.scalar(field(value, '默认'), 'use', option)
}

/** 改为 of the section 例外: figures, and what they then are. */
function changeNames(value: Node, gather: Gather): void {
  const changes = field(value, '改为')
  for (const pair of changes?.kind === 'map' ? changes.pairs : []) {
    gather.scalar(pair.key, 'use', (w) => gather.scope.figure(w))
    if (pair.value.kind === 'scalar') plainFormula(pair.value, gather)
  }
}

/** 期末, whose head may be the carried figure's name. */
function closing({ name, value }: Declaration, gather: Gather): void {
  const scalar = scalarAt(value, '期末')
  const heads = [name, ...wordsAt(value, '别名').map((w) => w.text)]
  if (scalar) formulaNames(scalar, { own: { heads, locals: ['段下限', '段上限'] }, locals: new Map() }, gather)
}

/** 绑定: a parameter, a rule or a reading of the framework, with what it is settled to. */
function bindingNames({ key, name, value }: Declaration, gather: Gather): void {
  const { scope } = gather
  gather.scalar(
    key,
    'use',
    (w) => scope.figure(w) ?? (scope.model.readings.has(w) ? nameSymbol('reading', w) : undefined),
  )
  if (scope.model.readings.has(name)) {
    gather.scalar(value.kind === 'map' ? field(value, '默认') : value, 'use', (w) => nameSymbol('option', w, name))
    return
  }
  const figure = scope.figureOf(name)
  if (figure?.kind === 'rule') {
    if (value.kind === 'map') ruleNames(figure.name, value, undefined, gather)
    else if (value.kind === 'scalar') plainFormula(value, gather)
  } else if (figure) {
    if (value.kind === 'map' && pairOf(value, '值')) valueNames(figure.name, value, gather)
    else if (figure.dims.length > 0) cellNames(value, figure.dims, gather)
  }
}

function mapWithout(value: Node, keys: readonly string[]): Node {
  return value.kind === 'map' ? { ...value, pairs: value.pairs.filter((p) => !keys.includes(p.key.text)) } : value
}
