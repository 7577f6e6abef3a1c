import { entry } from '../entry.ts'
import { kindHint } from '../kind-hint.ts'
import { numberHint } from '../number-hint.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string => words.map((w) => `“${w}”`).join('、')

/** Whether the heads of a table were parted by commas, so that they stand in one column. */
const isByCommas = (heads: readonly string[]): boolean => heads.length === 1 && /[,，、;；]/.test(heads[0] ?? '')

/** HC5xxx: the structure of a policy — keys, required parts, clauses, constructs. */
export const structure = {
  HC5001: entry(
    'error',
    (f: { key: string; near: readonly string[] }) => `这里没有“${f.key}”这一项`,
    (f) => didYouMean(f.near) ?? '对照手册看这一节可以写哪些项，或者删去它',
  ),
  HC5141: entry(
    'error',
    (f: { key: string; inside: string }) => `“${f.key}”写在了“${f.inside}”里面，看起来却是另外一条`,
    (f) =>
      `是另外一条，就把这一行（连同它下面的行）往左退，和“${f.inside}”对齐；本是“${f.inside}”的一项的，对照手册改名，或者删去`,
  ),
  HC5142: entry(
    'error',
    (_: Record<string, never>) => '文件里没有“规则”一节，计算办法都写在那里',
    () => '在文件末尾顶格写“规则:”，下面一条一行，前面空两格，例如 调剂金: 筹资总额 × 15%；误删了的，撤销找回',
  ),
  HC5002: entry(
    'error',
    (f: { key: string }) => `缺少“${f.key}”`,
    (f) => `补上一行“${f.key}: …”`,
  ),
  HC5003: entry(
    'error',
    (f: { name: string; wanted: string; found: string }) =>
      f.name === '' ? `这里应当写${f.wanted}，现在是${f.found}` : `“${f.name}”应当写${f.wanted}，现在是${f.found}`,
    (f) =>
      f.name === '段'
        ? '写成“段: |”，下面一段一行，每行写 范围：结果'
        : f.name === '分段'
          ? '写成 分段: {按: 一个数, 段: 范围：结果；范围：结果}'
          : f.name === '分情形'
            ? '写成 分情形: {条件: 公式, 条件: 公式, 其余: 公式}'
            : kindHint(f.name, f.wanted, f.found),
  ),
  HC5004: entry(
    'error',
    (f: { name: string; found: string; allowed: readonly string[] }) => `“${f.name}”不能写“${f.found}”`,
    (f) => `可以写${list(f.allowed)}`,
  ),
  HC5005: entry(
    'error',
    (f: { name: string; found: string }) => `“${f.name}”的写法不对：${f.found === '' ? '没有写' : f.found}`,
    (f) =>
      f.name === '编号'
        ? '编号只用字母、数字、点和短横，例如 example-2026'
        : f.name === '年度'
          ? '年度写四位数字，例如 2026'
          : '日期写成 2026-01-01 这样，而且要确有这一天',
  ),
  HC5006: entry(
    'error',
    (f: { name: string; count: number }) => `“${f.name}”应当正好有${f.count}项`,
    (f) => (f.count === 2 ? '写上两头，例如 [0%, 100%]' : `写成${f.count}项，中间用半角逗号隔开`),
  ),
  HC5007: entry(
    'error',
    (f: { section: string; near: readonly string[]; under?: string; strays: readonly string[] }) =>
      f.strays.length > 1 ? `没有${list(f.strays)}这些节：顶格写的，都算一节的名称` : `没有“${f.section}”这一节`,
    (f) =>
      didYouMean(f.near) ??
      (f.under === undefined
        ? '政策文件有哪些节，见手册“政策文件”'
        : `是“${f.under}”里的一条，就比“${f.under}:”多空两格，下面的各行也跟着右移；政策文件有哪些节，见手册“政策文件”`),
  ),
  HC5008: entry(
    'error',
    (f: { key: string }) => `政策文件缺少“${f.key}”`,
    (f) => `在文件开头补上“${f.key}: …”；文件开头必须有的是政策、编号、版本、状态和施行日期`,
  ),
  HC5009: entry(
    'error',
    (f: { name: string }) => `“${f.name}”写了两次`,
    () => '改一个名称，或者删去一处',
  ),
  HC5011: entry(
    'error',
    (f: { bodies: readonly string[] }) =>
      f.bodies.length === 0 ? '这条规则没有写怎么算' : `一条规则只能有一种算法，这里同时写了${list(f.bodies)}`,
    (f) => (f.bodies.length === 0 ? '补上“公式: …”；办法没有写算法的，写“待定: …”' : '留一种，其余删去'),
  ),
  HC5014: entry(
    'error',
    (f: { reading: string; option: string; near: readonly string[] }) => `解读“${f.reading}”没有“${f.option}”这个选项`,
    (f) => didYouMean(f.near) ?? '选项见“解读”一节',
  ),
  HC5015: entry(
    'error',
    (f: { reading: string; missing: readonly string[] }) => `按解读“${f.reading}”，还缺${list(f.missing)}的写法`,
    (f) => `每个选项写一行，例如 ${f.missing[0]}: 公式`,
  ),
  HC5016: entry(
    'error',
    (f: { reading: string; near: readonly string[] }) => `没有名为“${f.reading}”的解读`,
    (f) => didYouMean(f.near) ?? '先在“解读”一节写出选项、默认和理由',
  ),
  HC5017: entry(
    'error',
    (f: { text: string }) => (f.text.trim() === '' ? '这里没有写数' : `“${f.text}”不是一个数`),
    (f) => numberHint(f.text),
  ),
  HC5018: entry(
    'error',
    (f: { name: string }) => `参数“${f.name}”没有值`,
    () => '写“值: …”；办法没有定的，写“待定: 为什么没定”和“范围: [下限, 上限]”',
  ),
  HC5019: entry(
    'error',
    (f: { low: string; high: string }) => `下限${f.low}大于上限${f.high}`,
    () => '把两头对调：小的写在前面',
  ),
  HC5020: entry(
    'warning',
    (f: { value: string; low: string; high: string }) => `暂取${f.value}不在范围${f.low}至${f.high}之内`,
    () => '改暂取的值，或者放宽范围',
  ),
  HC5021: entry(
    'error',
    (f: { members: readonly string[] }) => `还缺${list(f.members)}的值`,
    () => '每个成员写一个值',
  ),
  HC5022: entry(
    'error',
    (f: { text: string }) => `“${f.text}”不是年份`,
    () => '“按年度”里冒号前面写四位年份，例如 {2020: 20%, 2021: 25%}',
  ),
  HC5023: entry(
    'error',
    (f: { text: string }) => (f.text === '' ? '不认得这里取整的写法' : `不认得取整的写法“${f.text}”`),
    () => '写成 四舍五入到分、舍去到4位小数、进位到元、四舍五入到万元2位小数 这样',
  ),
  HC5024: entry(
    'error',
    (f: { what: string; found: string; allowed: readonly string[] }) => `${f.what}不能写“${f.found}”`,
    (f) => `可以写${list(f.allowed)}`,
  ),
  HC5026: entry(
    'error',
    (f: { name: string; heads: readonly string[] }) =>
      isByCommas(f.heads)
        ? `表的各列没有分开：“${f.heads[0]}”成了一列`
        : `表的第一行应当是表头，第一列是“${f.name}”，现在是${list(f.heads.slice(0, 5))}`,
    (f) =>
      isByCommas(f.heads)
        ? '各列之间用竖线“|”，不用逗号；从 Excel 直接复制过来的也行；CSV 文件里的，写成 名称: {表: 文件名.csv}'
        : `在最上面加一行表头：第一列写“${f.name}”，后面各列写各自的名称；从 Excel 复制时连表头一起复制`,
  ),
  HC5027: entry(
    'info',
    (f: { name: string; why: string }) => `“${f.name}”待定：${f.why}`,
    () => '凡用到它的数都标“暂”或“待”；办法定了以后补上值',
  ),
  HC5028: entry(
    'info',
    (f: { name: string }) => `没有规则、约束用到“${f.name}”`,
    () => '用不到的可以删去；办法里要用的，检查是不是漏写了公式',
  ),
  HC5029: entry(
    'error',
    (f: { sum: string; wanted: string }) => `合计应当是${f.wanted}，现在是${f.sum}`,
    (f) => `核对每一项，合起来要正好是${f.wanted}`,
  ),
  HC5030: entry(
    'error',
    () => '“分情形”里没有一种情形',
    () => '每种情形一行：“条件: 公式”；其余的写“其余: 公式”',
  ),
  HC5031: entry(
    'error',
    (f: { band: string }) => `“${f.band}”的下限大于上限`,
    () => '把两头对调：小的写在前面',
  ),
  HC5032: entry(
    'error',
    (f: { first: string; second: string; isPoint: boolean }) =>
      f.first === f.second ? `“${f.second}”写了两次` : `“${f.second}”和“${f.first}”有重叠`,
    (f) =>
      f.isPoint
        ? '两段相接的地方只能归一段，用（含）（不含）写明'
        : '一个数只能落在一段里；每段写明从哪里到哪里，例如 60分至90分（不含）',
  ),
  HC5033: entry(
    'warning',
    (f: { first: string; second: string }) => `“${f.first}”和“${f.second}”之间有空档`,
    () => '落在空档里的按“未规定”算；补上一段，或者写“其余：…”',
  ),
  HC5034: entry(
    'error',
    (f: { name: string }) => `看不懂式中的“${f.name}”`,
    () => '写成“词: 公式”，或者“词: {按解读: 解读名, 选项: 公式, …}”',
  ),
  HC5035: entry(
    'error',
    (f: { name: string; near: readonly string[] }) => `没有名为“${f.name}”的例外`,
    (f) => didYouMean(f.near) ?? '“优先于”写另一条例外的名称',
  ),
  HC5036: entry(
    'error',
    (f: { name: string }) => `“${f.name}”自己也是参照来的，不能再参照它`,
    () => '直接参照最初那条规则',
  ),
  HC5037: entry(
    'error',
    (f: { full: string; sum: string }) => `满分${f.full}，各行分值合计${f.sum}分`,
    () => '核对附件的分值；附件残缺的，把满分改成各行之和，并在条款里写存疑',
  ),
  HC5038: entry(
    'error',
    (f: { text: string; count: number }) =>
      f.count === 0 ? `比例“${f.text}”不知道分给谁` : `比例“${f.text}”要正好${f.count}份，用冒号隔开`,
    () => '比例要写“维度: [某维度]”，这个维度有几个成员就写几份，例如 3:5:2',
  ),
  HC5039: entry(
    'warning',
    (f: { name: string; claimed: string; computed: string; off: string; isTooLittle: boolean }) =>
      `“${f.name}”原稿写${f.claimed}，按它自己的数算是${f.computed}，原稿${f.isTooLittle ? '少' : '多'}${f.off}`,
    () => '核对原稿；是笔误的，记在那一条的“存疑”里',
  ),
  HC5040: entry(
    'error',
    (f: { name: string }) => (f.name === '' ? '“上年（…）”里不能写算式' : `“${f.name}”不能取上年的数`),
    () => '上年（…）里写一个输入或规则的名称',
  ),
  HC5041: entry(
    'error',
    (f: { text: string }) => `“${f.text}”会当成相减，不是一段`,
    () => '两头之间写“至”，例如 2%至10%',
  ),
  HC5042: entry(
    'error',
    (f: { key: string; name: string }) => `“${f.key}”的条件只能看成员和属性，不能用“${f.name}”`,
    () => '给维度加一个属性，按属性写条件',
  ),
  HC5044: entry(
    'error',
    (f: { name: string }) => `例外“${f.name}”绕了一圈又优先于自己`,
    () => '两条例外只能一条优先于另一条',
  ),
  HC5046: entry(
    'error',
    () => '累进的分段里不能写“其余”',
    () => '写明从哪里起，例如 超过100元：20%',
  ),
  HC5050: entry(
    'error',
    () => '分摊写了“给”，就不再写“按”',
    () => '分给几个有名字的去处用“给”，按权重分到一个维度的各成员用“按”；留一样',
  ),
  HC5051: entry(
    'error',
    () => '分摊没有写分给谁',
    () => '分到一个维度的各成员，补上“按: 权重”或者“按: 平均”加“维度”；分给几个有名字的去处，补上“给: {甲: 5, 乙: 3}”',
  ),
  HC5057: entry(
    'error',
    (f: { key: string }) => `写了“待定”，又写了“${f.key}”`,
    () => '已经定了的，删去“待定”和“范围”；还没有定、先按一个数算的，把那个数写在“暂取”里',
  ),
  HC5047: entry(
    'error',
    (f: { name: string }) => `“${f.name}”算不出来：它用到的数还不知道单位和维度`,
    () => '检查它用到的名称；用到“上年”的，先写明那条规则的单位，或者用“结转”',
  ),
  HC5090: entry(
    'error',
    (f: { first: string; second: string; to: string }) =>
      `“${f.first}”和“${f.second}”都通向“${f.to}”，不能同时按它们分组`,
    () => '留一个；两处各合计一次再相加，就写成两个 合计（…） 相加',
  ),
} as const
