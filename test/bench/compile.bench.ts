import { spawnSync } from 'node:child_process'
import { createCompiler, createScenarioReader, noScenario } from '../../dsl/index.ts'
import { createEngine } from '../../engine/index.ts'
import { compileOnce } from './compile-once.ts'
import { chainPolicy, generatedPolicy, generatedScenario } from './generated-policy.ts'
import { median, short, timed } from './rounds.ts'

const wanted: Readonly<Record<string, string>> = { 'rules 200': ', wanted 60', 'rules 1000': ', wanted 250' }

/** Milliseconds from text to program: cold in a fresh process, cold caches in a warm one, and after an edit. */
export async function bench(): Promise<readonly string[]> {
  const lines: string[] = []
  for (const [kind, size] of [
    ['rules', 200],
    ['rules', 1_000],
    ['chain', 1_250],
    ['chain', 2_500],
    ['chain', 5_000],
  ] as const) {
    const text = kind === 'rules' ? generatedPolicy(size) : chainPolicy(size)
    const fresh = freshProcess(kind, size)
    const warm = Array.from({ length: 7 }, () => compileOnce(text))
    const name = `${kind} ${size}`
    lines.push(
      `${name.padEnd(11)} fresh process ${show(fresh)}${wanted[name] ?? ''} · fresh compiler, warm process ${show(warm)} ms`,
    )
  }
  for (const size of [200, 1_000]) lines.push(...edits(size))
  const { run, value } = chainRun(5_000)
  lines.push(`chain 5000: first run ${short(run)} ms, the last figure is ${value}`)
  return lines
}

function show(times: readonly number[]): string {
  return `${short(median(times))} (${short(Math.min(...times))}–${short(Math.max(...times))})`
}

/** The first compilation of a process, of several processes. */
function freshProcess(kind: 'rules' | 'chain', size: number): number[] {
  return Array.from({ length: 5 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1] as string, '--once', kind, String(size)], {
      encoding: 'utf8',
    })
    if (!/^[\d.]+$/.test(stdout.trim())) throw new Error(stderr)
    return Number(stdout)
  })
}

/** A key in a formula, a new rule, a line above all, back and forth; and all figures from the same data each time. */
function edits(size: number): string[] {
  const text = generatedPolicy(size)
  const data = generatedScenario(size)
  const middle = text.indexOf('公式: 取小', text.length >> 1)
  const edited = {
    'a key in a formula': `${text.slice(0, middle)}公式: 1元 ＋ 取小${text.slice(middle + '公式: 取小'.length)}`,
    'a new rule': text.replace('规则（第2节）:\n', '规则（第2节）:\n  新添的一条: 1元\n'),
    'a line above all': text.replace('状态: 征求意见稿', '状态: 征求意见稿\n说明: 挪动了所有的行'),
  }
  const compiler = createCompiler()
  const reader = createScenarioReader()
  const engine = createEngine()
  const turn = (now: string): [compile: number, run: number] => {
    const { ms, value } = timed(() => compiler.compile('policy.yaml', now))
    return [ms, timed(() => engine.run(value, reader.read('scenario.yaml', data, value))).ms]
  }
  for (let i = 0; i < 20; i++) turn(i % 2 === 0 ? edited['a key in a formula'] : text)
  return Object.entries(edited).map(([name, now]) => {
    const times = Array.from({ length: 20 }, (_, i) => turn(i % 2 === 0 ? now : text))
    const [compile, run] = [times.map(([ms]) => ms), times.map(([, ms]) => ms)]
    return `rules ${String(size).padEnd(5)} after ${name.padEnd(18)} compile ${show(compile)} · run ${show(run)} ms`
  })
}

function chainRun(size: number): { run: number; value: unknown } {
  const compiled = createCompiler().compile('policy.yaml', chainPolicy(size))
  const { ms, value } = timed(() => createEngine().run(compiled, noScenario(compiled), { inputs: { 起点: '1' } }))
  return { run: ms, value: value.outcome.figures.at(-1)?.value }
}
