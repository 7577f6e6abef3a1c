import { entry } from '../entry.ts'
import { didYouMean } from '../suggest.ts'

const list = (words: readonly string[]): string =>
  words.length <= 12 ? words.join('、') : `${words.slice(0, 12).join('、')}……`

const saveAs = '在 Excel 或 WPS 里点“另存为”，“保存类型”选“CSV UTF-8（逗号分隔）”，再把这里的文件名改成 .csv 的'

/** HC107x and HC607x: tables that stand in files of their own, and how data are filled in. */
export const tables = {
  HC1070: entry(
    'error',
    (f: { path: string }) => `没有这个表格文件：${f.path}`,
    () => '写相对于情景文件的位置：同一个文件夹里的，只写文件名，例如 支出.csv；注意扩展名',
  ),
  HC1071: entry(
    'error',
    (f: { path: string }) =>
      /\.(?:csv|tsv|txt)$/i.test(f.path)
        ? `${f.path} 里面是 Excel 工作簿，只改了扩展名，不是 CSV`
        : `${f.path} 是 Excel 工作簿，这里只读 CSV`,
    () => saveAs,
  ),
  HC1072: entry(
    'error',
    (f: { isText: boolean }) =>
      f.isText ? '这个表格文件里的字认不出来：既不是 UTF-8，也不是 GBK' : '这个文件里有不是文字的内容，不像是表格文件',
    () => '用 Excel 打开原来的表，另存为“CSV UTF-8（逗号分隔）”',
  ),
  HC1073: entry(
    'error',
    (f: { what: 'open' | 'behind'; text: string }) =>
      f.what === 'open' ? '双引号从这里开始，到文件末尾也没有配对的' : `双引号已经成对，后面又有“${f.text}”`,
    () => '格子里本来就有双引号的，整格用双引号括起来，里面的每个双引号写两个',
  ),
  HC1074: entry(
    'error',
    (f: { cells: number; heads: number; extra?: string }) =>
      f.extra === undefined
        ? `这一行只有${f.cells}格，表头有${f.heads}列`
        : `这一行有${f.cells}格，表头只有${f.heads}列，多出“${f.extra}”`,
    (f) =>
      f.extra === undefined
        ? '补齐这一行；表后面的说明、签名不是数据，删去'
        : '格子里带逗号的（例如 1,234），整格要用双引号括起来；表头上面的标题行删去',
  ),
  HC1075: entry(
    'error',
    (f: { path: string }) => `${f.path} 的扩展名不是表格文件的`,
    () => '可以读 .csv、.tsv 和 .txt；在 Excel 或 WPS 里另存为 CSV',
  ),
  HC1076: entry(
    'error',
    (f: { heads: readonly string[] }) => (f.heads.length === 0 ? '表格文件是空的' : '表格文件只有表头，没有数据'),
    () => '第一行写表头，下面一行一个成员',
  ),
  HC1077: entry(
    'error',
    (_: { path: string }) => '算例里不能从表格文件取数',
    () => '把数直接写出来，或者把它写成情景文件',
  ),
  HC1078: entry(
    'error',
    (f: { text: string }) => `表格文件的第一行只有“${f.text}”一格，像是标题，不是表头`,
    () => '第一行要是表头：把表头上面的标题、单位这些行删去；单位写进表头，例如 支出（万元）',
  ),
  HC1079: entry(
    'error',
    (f: { path: string }) => `${f.path} 是表格，不能单独检查或计算`,
    () => '在情景里用到它：支出: {表: 支出.csv, 列: 统筹支出}，再检查那个情景',
  ),
  HC6070: entry(
    'error',
    (f: { column: string; heads: readonly string[]; near: readonly string[] }) =>
      `表里没有“${f.column}”这一列；表头是${list(f.heads)}`,
    (f) =>
      f.heads.length === 1
        ? '表里只有一列：各列之间要用半角逗号“,”隔开；在 Excel 或 WPS 里另存为 CSV'
        : (didYouMean(f.near) ?? '文件的第一行要是表头；表头上面有标题、单位的，先删去那几行'),
  ),
  HC6071: entry(
    'error',
    (f: { policy: string; title: string; unknown: number; of: number; examples: readonly string[] }) =>
      `这份情景不是给“${f.title}”写的：它的“政策”是 ${f.policy}，${f.of}个名称里有${f.unknown}个这份政策没有（${f.examples.join('、')}等）`,
    () => '换成配套的政策或情景；确实要用在这份政策上，照它的“输入”改名称',
  ),
  HC6072: entry(
    'error',
    (f: { name: string; written: string; unit: string }) => `“${f.name}”按${f.unit}计数，要是整数，不能是${f.written}`,
    (f) => `写整数；写成“万${f.unit}”的，核对小数点后的位数`,
  ),
  HC6073: entry(
    'error',
    (f: { name: string; dims: readonly string[]; given: readonly string[] }) =>
      f.given.length === 0
        ? `“${f.name}”按${f.dims.join('、')}分成员，没有写改哪一个`
        : f.given.length < f.dims.length
          ? `“${f.name}”按${f.dims.join('、')}分成员，只写“${f.given.join('，')}”还定不下是哪一个`
          : `“${f.name}”只按${f.dims.join('、')}分成员，这里写了${f.given.length}个：${f.given.join('，')}`,
    (f) => `每个维度写一个成员：${f.name}〔${f.dims.map((d) => `某个${d}`).join('，')}〕=值`,
  ),
  HC6074: entry(
    'warning',
    (f: { count: number }) => `从这里起，这个文件里还有${f.count}处同样的问题，没有一一列出`,
    () => '多半是同一个原因，改好前面的再看一遍',
  ),
  HC6075: entry(
    'error',
    (f: { name: string; dimension: string }) => `“${f.name}”不像是${f.dimension}的成员，像是合计`,
    () => '把合计的行或列从表里删去：合计由程序去算，放在表里会算两遍',
  ),
  HC6076: entry(
    'warning',
    (f: { written: string }) => `“${f.written}”是 Excel 缩写的数，末尾的几位可能已经丢了`,
    () => '回到 Excel，把这一列的格式设为“数值”，再复制或另存一次',
  ),
  HC6077: entry(
    'warning',
    (f: { name: string; written: string; percent: string; isBeside?: boolean }) =>
      `“${f.name}”${f.isBeside ? '和' : '写的是'}${f.written}${f.isBeside ? '比' : ''}，也就是${f.isBeside ? '和' : ''}${f.percent}${f.isBeside ? '比' : ''}`,
    (f) => `要写${f.written}%，就加上百分号；确实是${f.percent}的，写 ${f.percent}`,
  ),
  HC6078: entry(
    'error',
    (f: { dimension: string }) => `这一行没有写是哪个${f.dimension}`,
    () => '每一行都要写成员名；Excel 里合并的单元格先拆开、逐行填上，空着的行和说明删去',
  ),
  HC6079: entry(
    'error',
    (f: { name: string; rows: number }) => `“${f.name}”只要一个数，表里有${f.rows}行，不知道取哪一行`,
    () => '直接写这个数；只剩一行数据的表才能这样取',
  ),
  HC5143: entry(
    'error',
    (f: { heads: readonly string[] }) => `这一行不像表里的一行：只有一格，表头有${f.heads.length}格`,
    (f) => `格与格之间写“|”，和表头（${f.heads.join(' | ')}）一样；不是表里的话，删去这一行`,
  ),
} as const
