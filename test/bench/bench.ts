const files = import.meta.glob<Benchmark>('./*.bench.ts')

/** What a `*.bench.ts` of this folder exports: it measures and returns the lines to print. */
export interface Benchmark {
  readonly bench: () => Promise<readonly string[]>
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--once') (await import('./compile-once.ts')).printOnce(rest[0] ?? '', Number(rest[1]))
else await runAll(process.argv.slice(2))

/** `npm run bench -- compile` runs compile.bench.ts alone. */
async function runAll(wanted: readonly string[]): Promise<void> {
  const chosen = Object.keys(files).filter(
    (path) => wanted.length === 0 || wanted.includes(path.slice(2, -'.bench.ts'.length)),
  )
  if (chosen.length === 0) {
    console.error(`No benchmark is called ${wanted.join(', ')}: test/bench/<name>.bench.ts`)
    process.exitCode = 1
  }
  console.log(`node ${process.version} · v8 ${process.versions.v8} · ${process.platform} ${process.arch}`)
  for (const path of chosen) {
    console.log(`\n${path.slice(2)}`)
    for (const line of (await (await files[path]?.())?.bench()) ?? []) console.log(line)
  }
}
