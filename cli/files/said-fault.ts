const said: Readonly<Record<string, string>> = {
  EACCES: '没有写的权限',
  EPERM: '没有写的权限',
  EROFS: '那个磁盘只能读',
  ENOENT: '建不了这个文件夹',
  ENOTDIR: '路径里有一段是文件，不是文件夹',
  EISDIR: '那里是文件夹，不是文件',
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘的额度用完了',
  ENAMETOOLONG: '名称太长',
  EBUSY: '文件正被别的程序占用',
  EEXIST: '已经有了',
}

/** Why a file could not be written, in words, for the system's code; the code itself where there are none for it. */
export function saidFault(code: string): string {
  return said[code] ?? code
}
