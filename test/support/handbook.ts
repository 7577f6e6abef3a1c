import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file of a page (```yaml 我的办法.yaml): the whole of it, what goes on behind it (续), or what stands in place of what went on last (改). */
interface FileStep {
  readonly name: string
  readonly text: string
  readonly how: 'whole' | 'more' | 'instead'
}

/** The commands of a ```sh block, each with what the page says that it prints; where the block's body stands in the page. */
interface CommandStep {
  readonly start: number
  readonly end: number
  readonly commands: readonly string[]
}

const fence = /^```(\w+)?[ ]*(.*)\n([\s\S]*?)^```[ ]*$/gm
const ways = { 续: 'more', 改: 'instead' } as const

/** Reads the examples of a page in Markdown, in their order. A line `$ hengce …` in a ```sh block is a command, what follows it its output. */
function readSteps(markdown: string): readonly (FileStep | CommandStep)[] {
  return [...markdown.matchAll(fence)].flatMap((match): (FileStep | CommandStep)[] => {
    const [whole, language = '', label = '', text = ''] = match
    const [name = '', way] = label.trim().split(/\s+/)
    if (['yaml', 'json', 'csv'].includes(language) && name !== '')
      return [{ name, text, how: ways[way as keyof typeof ways] ?? 'whole' }]
    if (language !== 'sh' || !/^\$ (?:npx )?hengce/.test(text)) return []
    const commands = text.split(/^(?=\$ )/m).map((part) => part.slice(2, part.indexOf('\n')))
    const start = match.index + whole.indexOf('\n') + 1
    return [{ start, end: start + text.length, commands }]
  })
}

/** Reads a page, lets `print` say what each command prints where the files are as the page has made them by then, and gives the page with that in place. */
export async function withOutputs(
  file: string,
  print: (command: string, folder: string) => Promise<string>,
): Promise<{ before: string; after: string }> {
  const before = readFileSync(file, 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'hengce-page-'))
  const files = new Map<string, readonly string[]>()
  try {
    let after = ''
    let at = 0
    for (const step of readSteps(before)) {
      if ('name' in step) {
        const parts = [...(partsBefore(step, files) ?? []), step.text]
        files.set(step.name, parts)
        writeFileSync(join(folder, step.name), parts.join('\n'))
        continue
      }
      after += before.slice(at, step.start)
      for (const command of step.commands) after += `$ ${command}\n${await print(command, folder)}`
      at = step.end
    }
    return { before, after: after + before.slice(at) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The parts of a file that stay in front of a new one. */
function partsBefore({ name, how }: FileStep, files: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const parts = files.get(name) ?? []
  return how === 'whole' ? [] : how === 'more' ? parts : parts.slice(0, -1)
}
