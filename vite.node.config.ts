import { defineConfig } from 'vite'
import { compileSchema } from './compile-schema.ts'

/** What Node runs, bundled whole: the command (mode cli; one script, which `cli/launch.js` starts) and what measures (modes bench, measure). */
export default defineConfig(({ mode }) => ({
  plugins: [compileSchema()],
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['playwright-core', 'axe-core'] },
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
            input: `test/${mode}/${mode}.ts`,
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
  },
}))
