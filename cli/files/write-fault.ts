const reasons: Readonly<Record<string, string>> = {
  EACCES: '没有写的权限',
  EPERM: '没有写的权限',
  EROFS: '那里只能读',
  ENOENT: '那里不能新建',
  ENOTDIR: '路径中间有一段是文件，不是文件夹',
  EISDIR: '同名的是文件夹',
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘的限额用完了',
  ENAMETOOLONG: '名字太长',
  EINVAL: '名字里有不能用的字符',
}

/** Why a file could not be written, in words; what the system calls it (ENOENT) where there are none. */
export function writeFault(code: string): string {
  return reasons[code] ?? code
}
