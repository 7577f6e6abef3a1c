/** `hengce run`: not built yet. */
export async function run(_args: string[]): Promise<number> {
  console.error('hengce run 尚未实现。')
  return 2
}
