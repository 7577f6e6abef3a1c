import { wanted } from './phrases.ts'

/** What to write where something of another kind stands. */
export const kindHint = (name: string, kind: string, found: string): string =>
  found === wanted.lostTable
    ? '冒号后面空一格写一个竖线“|”，表从下一行起，每一行前面多空两格'
    : found === wanted.fileName
      ? `成员在文件里的，写成 ${name}: {表: 文件名.csv}`
      : kind === wanted.listOrTable
        ? `写成 [甲, 乙]；有属性的写一张表：“${name}: |”，下一行是表头“名 | 属性名”，再下面一行一个`
        : kind.includes(wanted.keys) && found === wanted.text
          ? `在“${name}:”下面另起一行，空两格写“名称: 内容”，一项一行；从 Excel 粘贴的表，放在其中一项的“名称: |”下面，再空两格`
          : kind === wanted.text && found === wanted.list
            ? '这里只写一样，去掉方括号'
            : kind === wanted.text && found === wanted.keys
              ? '直接写内容，不要花括号，也不要另起一行写名称'
              : '对照手册里的例子改写'
