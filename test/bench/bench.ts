const files = import.meta.glob<Benchmark>('./*.bench.ts')

/** What a `*.bench.ts` of this folder exports: it measures and returns the lines to print. */
export interface Benchmark {
  readonly bench: () => Promise<readonly string[]>
}

// `npm run bench -- compile` runs compile.bench.ts alone.
const wanted = process.argv.slice(2)
const chosen = Object.keys(files).filter(
  (path) => wanted.length === 0 || wanted.includes(path.slice(2, -'.bench.ts'.length)),
)
if (chosen.length === 0) {
  console.error(`No benchmark is called ${wanted.join(', ') || 'anything yet'}: test/bench/<name>.bench.ts`)
  process.exitCode = 1
}
console.log(`node ${process.version} · v8 ${process.versions.v8} · ${process.platform} ${process.arch}`)
for (const path of chosen) {
  console.log(`\n${path.slice(2)}`)
  for (const line of (await (await files[path]?.())?.bench()) ?? []) console.log(line)
}
