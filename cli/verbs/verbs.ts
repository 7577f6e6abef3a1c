import type { Verb } from './verb.ts'

interface VerbEntry {
  /** One line for the help. */
  readonly summary: string
  /** Loads the verb's code; missing while the verb is announced but not built. */
  readonly load?: () => Promise<Verb>
}

/** Every verb of contract/cli, in the order of the help. Code is loaded only when its verb is called, which keeps the start short. */
export const verbs: Readonly<Record<string, VerbEntry>> = {
  check: {
    summary: '编译并检查政策、情景文件，列出全部问题',
    load: async () => (await import('./check.ts')).check,
  },
  run: { summary: '用一份情景精确计算一份政策', load: async () => (await import('./run.ts')).run },
  test: { summary: '核对文件中的算例和期望', load: async () => (await import('./test.ts')).test },
  format: {
    summary: '把文件排成统一的样式，不改意思',
    load: async () => (await import('./format.ts')).format,
  },
  sample: { summary: '为一份政策造一份像样的示例数据', load: async () => (await import('./sample.ts')).sample },
  compare: {
    summary: '按通用名并排比较几份政策',
    load: async () => (await import('./compare.ts')).compare,
  },
  new: {
    summary: '回答四个问题，得到一份能运行的政策',
    load: async () => (await import('./new.ts')).newPolicy,
  },
  simulate: { summary: '批量推演：扫描、抽样、求解、敏感性' },
  diff: { summary: '比较两个版本的文字、含义和结果' },
  serve: { summary: '在本机打开工作台网页', load: async () => (await import('./serve.ts')).serve },
}
