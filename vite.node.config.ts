import { defineConfig } from 'vite'
import { compileSchema } from './compile-schema.ts'

/** What Node runs, bundled whole: the command (mode cli; one script, which `cli/launch.js` starts) and the benchmarks (mode bench). */
export default defineConfig(({ mode }) => ({
  plugins: [compileSchema()],
  publicDir: false,
  ssr: { target: 'node', noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `dist/${mode}`,
    emptyOutDir: true,
    minify: mode === 'cli',
    rolldownOptions:
      mode === 'cli'
        ? { input: 'cli/hengce.ts', output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } }
        : {
            input: 'test/bench/bench.ts',
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
  },
}))
