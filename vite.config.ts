import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { compileSchema } from './compile-schema.ts'

/** The page (root editor/) and the tests (root: this folder). The command is built by vite.node.config.ts. */
export default defineConfig(({ mode }) => ({
  root: 'editor',
  plugins: [compileSchema(), react()],
  build: {
    // Chrome 109: the last for Windows 7, and what the domestic browsers of office machines build on.
    target: 'chrome109',
    outDir: '../dist/editor',
    emptyOutDir: true,
    chunkSizeWarningLimit: 5_000,
  },
  worker: { format: 'es', plugins: () => [compileSchema()] },
  server: { fs: { allow: ['..'] } },
  // Named here, or the first start of `npm run dev` finds them one by one and reloads the page under way.
  optimizeDeps: {
    include: ['react', 'react-dom/client', 'antd', 'antd/locale/zh_CN', 'monaco-editor/editor'],
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // As long as a browser is waited for: a loaded machine is no fault of the program.
    expect: { poll: { timeout: 30_000 } },
    // One load of the compiler serves all files of a worker: nothing here keeps state in a module. Loading it for each took a fifth of the time.
    isolate: false,
    env: mode === 'verify' ? { VERIFY: '1' } : {},
  },
}))
