/** `hengce test`: not built yet. */
export async function test(_args: string[]): Promise<number> {
  console.error('hengce test 尚未实现。')
  return 2
}
