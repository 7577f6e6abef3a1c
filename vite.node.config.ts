import { defineConfig } from 'vite'
import { compileSchema } from './compile-schema.ts'

/** What Node runs, bundled whole: the command (mode cli) and the benchmarks (mode bench). */
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
    rolldownOptions: {
      input: mode === 'cli' ? 'cli/hengce.ts' : 'test/bench/bench.ts',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}))
