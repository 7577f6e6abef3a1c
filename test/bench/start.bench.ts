import { spawnSync } from 'node:child_process'
import { median, short, timed } from './rounds.ts'

const policy = 'policies/weishan/2020.yaml'
const scenario = 'policies/weishan/scenarios/2020-surplus.yaml'

/** Milliseconds of a whole process: `hengce run` of the policy that comes with it, over a bare node. */
export async function bench(): Promise<readonly string[]> {
  spawnSync(process.execPath, ['build.js', 'cli'], { stdio: 'inherit' })
  const processes = {
    'node -e 0': ['-e', '0'],
    'hengce --version': ['dist/cli/hengce.js', '--version'],
    'hengce run': ['dist/cli/hengce.js', 'run', policy, '--scenario', scenario],
  }
  const times = new Map(Object.keys(processes).map((name) => [name, [] as number[]]))
  const over: number[] = []
  for (let round = 0; round < 11; round++) {
    const order = Object.entries(processes)
    if (round % 2 === 1) order.reverse()
    for (const [name, args] of order) {
      const { ms, value } = timed(() => spawnSync(process.execPath, args, { encoding: 'utf8' }))
      if (value.status !== 0 && value.status !== 3) throw new Error(value.stderr)
      times.get(name)?.push(ms)
    }
    over.push((times.get('hengce run')?.at(-1) as number) - (times.get('node -e 0')?.at(-1) as number))
  }
  return [
    ...[...times].map(
      ([name, all]) =>
        `${name.padEnd(17)} ${short(median(all)).padStart(5)} ms (${short(Math.min(...all))}–${short(Math.max(...all))})`,
    ),
    `hengce run over bare node: ${short(median(over))} ms (least ${short(Math.min(...over))}), wanted 250`,
  ]
}
