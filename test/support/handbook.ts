import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One command of a page and what the page says that it prints. */
export interface Shown {
  readonly command: string
  readonly printed: string
}

/** A page's examples: the files that it names (```yaml 我的办法.yaml) and its ```sh blocks, each with its commands in order. */
export interface Page {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly shown: readonly Shown[] }[]
}

const FENCE = /^```(\w+)?[ ]*(.*)\n([\s\S]*?)^```[ ]*$/gm

/** Reads the examples of a page in Markdown. A line `$ hengce …` in a ```sh block is a command, what follows it its output. */
function readPage(markdown: string): Page {
  const files: { name: string; text: string }[] = []
  const blocks: { start: number; end: number; shown: Shown[] }[] = []
  for (const match of markdown.matchAll(FENCE)) {
    const [whole, language, name = '', body = ''] = match
    if (['yaml', 'json', 'csv'].includes(language ?? '') && name !== '') files.push({ name, text: body })
    if (language !== 'sh' || !/^\$ (?:npx )?hengce/.test(body)) continue
    const shown = body.split(/^(?=\$ )/m).map((part) => {
      const line = part.indexOf('\n')
      return { command: part.slice(2, line), printed: part.slice(line + 1) }
    })
    const start = match.index + whole.indexOf('\n') + 1
    blocks.push({ start, end: start + body.length, shown })
  }
  return { files, blocks }
}

/** Runs something in a folder that holds a page's files, and clears it away. */
async function inFolderOf<T>(page: Page, run: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hengce-page-'))
  try {
    for (const { name, text } of page.files) writeFileSync(join(folder, name), text)
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Reads a page, lets `print` say what each command prints, and gives the page with these outputs in place. */
export async function withOutputs(
  file: string,
  print: (command: string, folder: string) => Promise<string>,
): Promise<{ before: string; after: string }> {
  const before = readFileSync(file, 'utf8')
  const page = readPage(before)
  return inFolderOf(page, async (folder) => {
    let after = ''
    let at = 0
    for (const block of page.blocks) {
      after += before.slice(at, block.start)
      for (const { command } of block.shown) after += `$ ${command}\n${await print(command, folder)}`
      at = block.end
    }
    return { before, after: after + before.slice(at) }
  })
}
