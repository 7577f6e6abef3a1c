import type { SaveFault, SaveRefusal } from '../state/snapshot.ts'

/** Why a text was not saved, in a word, and what to do about it. */
const words: Readonly<Record<SaveRefusal, readonly [why: string, help: string]>> = {
  changed: ['磁盘上的文件已被改过', '再按“保存”，两份并排看，决定用哪一份。'],
  vanished: ['文件已经不在了', '它被删掉或改了名。再按“保存”，就按现在的正文新建一个。'],
  taken: ['已经有这个名字的文件', '换一个名字再保存；原来的文件没有动。'],
  name: [
    '这个名字不能用',
    '换一个名字：以 .yaml 结尾，不含 \\ : * ? " < > | 等符号，不以点或空格开头结尾，也不要太长。',
  ],
  clash: ['只差大小写的名字已经有了', '有的电脑分不清这两个名字，换一个。'],
  link: ['这是一个链接', '它指向别处的文件。要改，请直接打开那个文件。'],
  'read-only': ['没有写的权限', '文件或文件夹是只读的。在文件的属性里去掉“只读”，再保存。'],
  full: ['磁盘满了', '腾出地方，再保存。'],
  gone: ['文件夹不在了', '放文件的文件夹被移走或改了名。放回原处再保存，或者先“下载”。'],
  busy: ['文件正被别的程序占用', '在 WPS、Word 等程序里关掉它，再保存。'],
  'too-large': ['超过16兆字节，太大', '数多的放进单独的表，见手册“情景”。'],
  encoding: ['原文件不是 UTF-8 文字', '在这里存会把原来的字弄坏。先在记事本里把它另存为 UTF-8，再打开。'],
  shrunk: ['改动去掉了一大半的行', '打开它看过，再保存。'],
  unseen: ['新文件，还没有起名字', '打开它，再按“保存”。'],
  token: ['网页的口令过期了', '衡策重新启动过。用那个窗口新打印的地址打开；没有保存的改动还在。'],
  unreachable: ['连不上本机的服务', '运行衡策的窗口可能关了。重新运行后再按“保存”；没有保存的改动还在。'],
  missing: ['没有这个文件', '刷新网页再看；没有保存的改动还在。'],
  other: ['写文件时出错', '换一个文件夹试试，或者先“下载”。'],
}

/** Why a text was not saved. */
export function whyNotSaved({ refusal, detail }: SaveFault): string {
  const [why] = words[refusal]
  return refusal === 'other' && detail ? `${why}（${detail}）` : why
}

/** What to do where a text was not saved. */
export function helpToSave({ refusal }: SaveFault): string {
  return words[refusal][1]
}
