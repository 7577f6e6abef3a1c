/** `hengce check`: not built yet. */
export async function check(_args: string[]): Promise<number> {
  console.error('hengce check 尚未实现。')
  return 2
}
