import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')
const divided = (dims: readonly string[]): string => (dims.length === 0 ? '不分维度' : `按${list(dims)}分`)

/** 不低于0%，不高于100%: the range of an open value. */
function between({ low, high }: { low: string | undefined; high: string | undefined }): string {
  return [...(low === undefined ? [] : [`不低于${low}`]), ...(high === undefined ? [] : [`不高于${high}`])].join('，')
}

/** HC5045, HC5052, HC5053, HC507x: how a policy fills in a framework (沿用, 绑定). */
export const inheritance = {
  HC5045: entry(
    'error',
    (f: { most: number }) => `沿用一层套一层，超过了${f.most}层`,
    () => '从国家到县也只有几层；看看沿用的是不是对的文件',
  ),
  HC5052: entry(
    'error',
    (f: { name: string; wanted: readonly string[]; found: readonly string[] }) =>
      `“${f.name}”在沿用的文件里${divided(f.wanted)}，这里${divided(f.found)}`,
    () => '维度要和上级一样，否则上级用到它的规则都算不了',
  ),
  HC5053: entry(
    'error',
    (f: { name: string; title: string; value: string; low: string | undefined; high: string | undefined }) =>
      `“${f.name}”定为${f.value}，出了《${f.title}》留的范围：${between(f)}`,
    () => '在范围内定；范围写错了就改上级的文件',
  ),
  HC5056: entry(
    'warning',
    (f: { name: string; title: string }) => `这条例外改了《${f.title}》的“${f.name}”`,
    () => '确有权改就写明依据；上级没有这条例外，两级算出来会不一样',
  ),
  HC5070: entry(
    'warning',
    (f: { name: string; title: string }) => `“${f.name}”在《${f.title}》里已经定了，这里改写了它`,
    () => '确有权改就写明依据；不是要改的，核对名称：只有上级留空的才在“绑定”里填',
  ),
  HC5071: entry(
    'error',
    (f: { path: string }) => `找不到沿用的文件：${f.path}`,
    () => '写从本文件出发的路径，例如 ../liaoning/2024.yaml',
  ),
  HC5072: entry(
    'error',
    (f: { file: string }) => `沿用的文件“${f.file}”自己有错误`,
    (f) => `先改好它；用 hengce check ${f.file} 看是哪里`,
  ),
  HC5073: entry(
    'warning',
    (f: { names: readonly string[]; title: string }) =>
      `《${f.title}》留给本级定的还有${f.names.length}项没有绑定：${list(f.names)}`,
    (f) => `写在“绑定”里，例如 绑定: {${f.names[0]}: …}；本级也不定的，算出来的数都是暂定的`,
  ),
  HC5074: entry(
    'error',
    (f: { name: string; isInput: boolean; near: readonly string[] }) =>
      f.isInput ? `“${f.name}”是输入，不能绑定` : `沿用的文件里没有可绑定的“${f.name}”`,
    (f) => (f.isInput ? '输入由情景给出' : (didYouMean(f.near) ?? '能绑定的是参数、待定的规则和解读')),
  ),
  HC5075: entry(
    'warning',
    (f: { name: string; title: string; before: string; after: string; levels: readonly [string, string] }) =>
      f.before === f.after
        ? `约束“${f.name}”比《${f.title}》松：${f.levels[0]}改成了${f.levels[1]}`
        : `约束“${f.name}”比《${f.title}》松：${f.before} 改成了 ${f.after}`,
    () => '下级可以收紧上级的约束，放宽要有依据',
  ),
  HC5076: entry(
    'warning',
    (f: { name: string; title: string; before: string; after: string; levels: readonly [string, string] }) =>
      `约束“${f.name}”改写了《${f.title}》的“${f.before}”，看不出是收紧还是放宽`,
    () => '左边写同一个数、右边写一个定数，就能比较；确是另一项约束就换一个名称',
  ),
  HC5077: entry(
    'error',
    (f: { path: string }) => `沿用“${f.path}”绕了一圈又回到本文件`,
    () => '沿用只能从下级到上级',
  ),
  HC5078: entry(
    'error',
    (f: { name: string; wanted: string; found: string }) =>
      `“${f.name}”在沿用的文件里单位是${f.wanted}，这里成了${f.found}`,
    () => '单位要和上级一样，否则上级用到它的规则都算不了',
  ),
  HC5079: entry(
    'error',
    () => '写了“绑定”，却没有写“沿用”哪个文件',
    () => '在开头补上一行“沿用: 文件路径”，或者删去“绑定”',
  ),
} as const
