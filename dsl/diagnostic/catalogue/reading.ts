import { entry } from '../entry.ts'

const quote = (s: string): string => `“${s.length > 24 ? `${s.slice(0, 24)}…` : s}”`

/** What a mark at the head of a value would mean to the file format, in a drafter's words. */
const marks: Readonly<Record<string, string>> = {
  '*': '引用',
  '&': '记号',
  '!': '标签',
  '|': '多行文字',
  '>': '多行文字',
  '[': '列表',
  '{': '对照表',
  '-': '列表项',
  '?': '特别的名称',
}

const markHint = (mark: string): string =>
  mark === '%'
    ? '百分号加引号，写成 "%"'
    : mark === '-'
      ? '表示负数或减号时写全角“－”；表示列表时，每一项另起一行，“-”后空一格'
      : mark === '*'
        ? '表示乘号时写“×”，并补上前一个乘数'
        : mark === '>'
          ? '表示大于时写全角“＞”'
          : mark === '[' || mark === '{'
            ? '这一层的括号改用〔〕或（），或者给整个内容加双引号'
            : '删去这个符号，或者给整个内容加双引号'

/** The note at the first of two places that bear the same name. */
export const firstPlace = (name: string): string => `第一次写${quote(name)}的地方`

/** HC1xxx: the file and its layout, before any formula is looked at. */
export const reading = {
  HC1001: entry(
    'error',
    (f: { megabytes: number }) => `文件有${f.megabytes}MB，超过50MB，没有读取`,
    () => '政策文件通常不到1MB；大量数据放到 CSV 表里由情景引用，一张表也不能超过这么大，可以分成几张',
  ),
  HC1002: entry(
    'error',
    (_: Record<never, never>) => '文件是空的',
    () => '至少要写政策、编号、版本、状态、施行日期和规则',
  ),
  HC1003: entry(
    'error',
    (f: { readable: boolean }) =>
      f.readable ? '文件不是 UTF-8 编码，而是 GBK（GB18030）编码' : '文件不是 UTF-8 编码，读不出文字',
    () => '在记事本里打开，点“另存为”，编码选 UTF-8',
  ),
  HC1004: entry(
    'error',
    (_: Record<never, never>) => '文件是 UTF-16（“Unicode”）编码，不是 UTF-8',
    () => '在记事本里打开，点“另存为”，编码选 UTF-8',
  ),
  HC1005: entry(
    'error',
    (_: Record<never, never>) => '文件里有不是文字的内容，不像是文本文件',
    () => '确认打开的是 .yaml 文本，而不是 Word 或 Excel 文件',
  ),
  HC1006: entry(
    'error',
    (f: { code: string; count: number }) =>
      `这里有看不见的控制字符（${f.code}）${f.count > 1 ? `，全文共${f.count}处` : ''}`,
    () => '多半是从别的软件粘贴带进来的，删去后重新输入',
  ),
  HC1007: entry(
    'error',
    (_: Record<never, never>) => '文件从列表项“-”开始，上面没有名称',
    () => '顶格先写名称和冒号，例如“规则:”，再在下面写内容',
  ),
  HC1008: entry(
    'error',
    (f: { text: string }) => `读不到任何内容：${quote(f.text)}不是“名称: 内容”的写法`,
    () => '每一节顶格写名称，后面跟冒号和空格，例如“政策: 某县打包付费办法”',
  ),
  HC1009: entry(
    'error',
    (f: { text: string; lines: number; isTable: boolean; under: string }) =>
      `${quote(f.text)}${f.lines > 1 ? `起的${f.lines}行` : ''}${f.isTable ? '像是粘贴来的表，却' : ''}不属于任何一节：顶格的只能是各节的名称`,
    (f) =>
      f.isTable
        ? f.under === ''
          ? '表要放在“维度”或“输入”的某一项下面：先空两格写“名称: |”，再在下一行贴表，表的每一行前面都空四格'
          : `是${quote(f.under)}的数的，“${f.under}:”后面要有一个空格和一个竖线“|”，这几行每行前面都空四格；是别的，先空两格写“名称: |”，再放在它下面`
        : '如果是上一条的内容，在前面空两格；如果是新的一节，在名称后写冒号；如果是说明，在前面加“# ”',
  ),
  HC1010: entry(
    'error',
    (f: { text: string }) => `不需要${quote(f.text)}这样的文件标记`,
    () => '删去这一行',
  ),
  HC1011: entry(
    'error',
    (_: Record<never, never>) => '“---”把文件分成了几份，一个文件只能写一份政策',
    () => '把“---”以后的内容移到另一个文件，或者删去这一行',
  ),
  HC1012: entry(
    'error',
    (f: { what: 'tab' | 'wide' | 'fixed' }) =>
      `行首用了${{ tab: '制表符（Tab）', wide: '全角空格', fixed: '不换行空格' }[f.what]}，行首只能用半角空格`,
    () => '把全文行首的空白都改成半角空格，每一层两个；从 Excel 粘贴的表，在每一行最前面加上四个空格',
  ),
  HC1013: entry(
    'error',
    (f: { found: number; wanted: number; or?: number | undefined }) =>
      `这一行前面有${f.found}个空格，与上面哪一层都对不齐`,
    (f) =>
      f.or === undefined
        ? `改成${f.wanted}个空格`
        : `与上一行并列的，改成${f.wanted}个空格；另起一条、与上面那一条并列的，改成${f.or}个空格`,
  ),
  HC1014: entry(
    'error',
    (f: { name: string }) => `${quote(f.name)}写了两次`,
    () => '同一处每个名称只能写一次；删去一个，或者改名',
  ),
  HC1015: entry(
    'error',
    (f: { name: string }) => `${quote(f.name)}这一节写了两次`,
    () => '合并成一处；若要分组，在名称后写不同的标题，例如“规则（一、筹资）:”',
  ),
  HC1016: entry(
    'error',
    (f: { text: string; kind: 'anchor' | 'alias' | 'tag' | 'merge' | 'key' }) =>
      `${quote(f.text)}：政策文件里不能用${{ anchor: '记号（&）', alias: '引用（*）', tag: '标签（!）', merge: '合并（<<）', key: '问号（?）写法' }[f.kind]}`,
    (f) =>
      f.kind === 'alias'
        ? '如果是乘号写“×”；如果想重复前面的内容，直接写出来'
        : f.kind === 'key'
          ? '直接写“名称: 内容”'
          : '删去它，需要重复的内容直接写出来，让每一条单独可读',
  ),
  HC1017: entry(
    'error',
    (f: { before: string; after: string }) =>
      `半角逗号把公式截断了：${quote(f.before)}和${quote(f.after)}本来是一个公式`,
    () => '花括号和方括号里的半角逗号是分隔符，公式里的逗号写全角“，”',
  ),
  HC1018: entry(
    'error',
    (f: { number: string }) => `${quote(f.number)}里的逗号把数字截断了`,
    (f) => `写成 ${f.number.replace(/\D/g, '')}，或者用万元、亿元作单位`,
  ),
  HC1019: entry(
    'error',
    (f: { text: string; after?: string }) =>
      f.after ? `${quote(f.after)}后面的逗号截出了${quote(f.text)}，它没有内容` : `花括号里的${quote(f.text)}没有内容`,
    () => '花括号里每一项都写“名称: 内容”；同一项里的几个词用顿号“、”或方括号；公式里的逗号写全角“，”',
  ),
  HC1020: entry(
    'error',
    (f: { lost: string }) => `“#”以后的${quote(f.lost)}被当作说明，前面的内容没有写完`,
    () => '“#”前有空格，它后面的就只是写给人看的说明；删去“#”，或者给整个内容加双引号',
  ),
  HC1021: entry(
    'error',
    (f: { name: string }) => `${f.name ? quote(f.name) : '这里'}的内容里又有冒号，不能这样写在一行`,
    () => '内容里的冒号写全角“：”；如果是下一层的名称，另起一行并多空两格',
  ),
  HC1042: entry(
    'error',
    (f: { name: string }) => `${quote(f.name)}前面的逗号是全角的，分不开两项`,
    () => '花括号里两项之间用半角逗号加一个空格“, ”',
  ),
  HC1022: entry(
    'error',
    (f: { mark: string }) => `内容不能以“${f.mark}”开头${marks[f.mark] ? `：它在文件里表示${marks[f.mark]}` : ''}`,
    (f) => markHint(f.mark),
  ),
  HC1023: entry(
    'error',
    (f: { name: string }) => `${quote(f.name)}后面的冒号是全角的“：”`,
    () => '名称后面要用半角冒号加一个空格“: ”',
  ),
  HC1024: entry(
    'error',
    (f: { name: string }) => `${quote(f.name)}的冒号后面少一个空格`,
    () => '名称后面要用半角冒号加一个空格“: ”',
  ),
  HC1025: entry(
    'error',
    (f: { mark: string }) => `引号 ${f.mark} 后面没有配对的 ${f.mark}`,
    (f) => `在内容末尾补上 ${f.mark}，或者删去这一个；公式里的文字用“…”`,
  ),
  HC1026: entry(
    'error',
    (f: { mark: string }) => `“${f.mark}”后面没有配对的“${f.mark === '{' ? '}' : ']'}”`,
    (f) => `在内容末尾补上“${f.mark === '{' ? '}' : ']'}”`,
  ),
  HC1027: entry(
    'error',
    (f: { name: string; next?: string }) => `${quote(f.name)}后面没有内容`,
    (f) =>
      f.next === undefined
        ? '在冒号后写内容，或者在下面多空两格写；暂时不用就删去这一行'
        : `在冒号后写内容；下面的${quote(f.next)}等若是它的内容，那几行再空两格；暂时不用就删去这一行`,
  ),
  HC1028: entry(
    'error',
    (f: { name: string; child: string }) =>
      `${f.name ? quote(f.name) : '上面'}在同一行已经有内容，下面又写了${quote(f.child)}`,
    (f) => `如果${quote(f.child)}与上面的并列，左移对齐；如果属于上面，给原来的内容写上名称，例如“公式: …”`,
  ),
  HC1029: entry(
    'error',
    (f: { text: string; after: 'quote' | 'bracket' | 'comment' | 'block' }) =>
      `${{ quote: '引号', bracket: '括号', comment: '说明', block: '多行文字' }[f.after]}后面多出${quote(f.text)}`,
    () => '引号或括号已经把内容结束了；删去多出的，或者给整个内容加双引号',
  ),
  HC1030: entry(
    'error',
    (f: { text: string }) => `双引号里不能写${quote(f.text)}`,
    () => '把双引号改成单引号；一定要用双引号的，“\\”写两个',
  ),
  HC1031: entry(
    'error',
    (f: { mark: string }) => `花括号或方括号里的内容不能再用“${f.mark}”`,
    () => '公式里取一个成员的数写〔〕，例如 支出〔2025〕',
  ),
  HC1032: entry(
    'error',
    (_: Record<never, never>) => '列表的“-”后面少一个空格',
    () => '写成“- 内容”',
  ),
  HC1033: entry(
    'error',
    (f: { text: string; under?: string }) =>
      f.under === undefined
        ? `${quote(f.text)}这一行没有冒号，看不出是哪一项的内容`
        : `${quote(f.text)}和“${f.under}:”一样靠左，看不出是它的内容`,
    (f) =>
      f.under === undefined
        ? '写成“名称: 内容”；如果接着上一行，比上一行多空两格'
        : `“${f.under}”的内容，每行都比它多空两格`,
  ),
  HC1034: entry(
    'error',
    (f: { text: string }) => `${quote(f.text)}与上面的写法不同：同一层不能既有“- ”列表又有“名称: 内容”`,
    () => '要么每一行都写“- ”，要么每一行都写“名称: 内容”；不是同一层的，比上一层多空两格',
  ),
  HC1035: entry(
    'error',
    (f: { cells: number; heads: number; text: string }) =>
      `这一行有${f.cells}格，表头只有${f.heads}列，多出${quote(f.text)}`,
    () => '检查是否多写了“|”，或者表头少写了一列',
  ),
  HC1036: entry(
    'error',
    (_: Record<never, never>) => '表是空的，没有表头',
    () => '第一行写表头，各列用“|”隔开，下面一行一条',
  ),
  HC1037: entry(
    'error',
    (f: { name: string }) => `表头${quote(f.name)}写了两次`,
    () => '每一列的名称只能出现一次',
  ),
  HC1038: entry(
    'error',
    (f: { column: number }) => `表头的第${f.column}列没有名称，下面却有内容`,
    () => '在第一行写上这一列的名称',
  ),
  HC1039: entry(
    'error',
    (f: { text: string }) => (f.text ? `${quote(f.text)}这里看不懂` : '这里看不懂'),
    () => '检查行首的空格、冒号后的空格，括号和引号是否成对；拿不准时给整个内容加双引号',
  ),
  HC1040: entry(
    'error',
    (f: { depth: number }) => `内容一层套一层，超过了${f.depth}层`,
    () => '检查是否多打了括号，行首是否多了空格；政策文件通常不超过六层',
  ),
  HC1041: entry(
    'warning',
    (f: { name: string }) => `${quote(f.name)}下面还没有内容`,
    () => '补上内容，或者删去这一行',
  ),
} as const
