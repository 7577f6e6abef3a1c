import { createCompiler } from '../../dsl/index.ts'
import { chainPolicy, generatedPolicy } from './generated-policy.ts'
import { timed } from './rounds.ts'

/** Milliseconds of one compilation with empty caches; throws if the text has errors. */
export function compileOnce(text: string): number {
  const compiler = createCompiler()
  const { ms, value } = timed(() => compiler.compile('policy.yaml', text))
  if (!value.ok) throw new Error(value.diagnostics.find((d) => d.severity === 'error')?.message)
  return ms
}

/** What `bench.js --once rules 200` does, in a process of its own: prints the milliseconds of its first compilation. */
export function printOnce(kind: string, size: number): void {
  console.log(compileOnce(kind === 'chain' ? chainPolicy(size) : generatedPolicy(size)))
}
