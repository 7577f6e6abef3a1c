import { type Problem, problem } from '../../dsl/diagnostic/diagnostic.ts'
import { type Diagnostic, describe, type Model, type Scenario } from '../../dsl/index.ts'
import { type Choice, type Choices, choose } from '../../dsl/model/choices.ts'
import { UsageError } from '../usage.ts'

/** What stands as the file of a diagnostic about the command's own words. */
const file = '命令行'

type ChoiceFlag = '--set' | '--input' | '--reading'
type Flag = ChoiceFlag | '--explain'

interface Word {
  readonly flag: Flag
  readonly name: string
  readonly value: string
  /** Where it stands in `text`. */
  readonly start: number
  readonly end: number
}

/** The choices on the command line as a text of their own, so that what is wrong with one can be shown at its place. */
export class CommandLine {
  /** The flags with their words, one after another. */
  readonly text: string
  private readonly words: readonly Word[]

  /** Throws UsageError where a choice is not 名=值 or is made twice. */
  constructor(given: Readonly<Partial<Record<Flag, readonly string[]>>>) {
    const words: Word[] = []
    let text = ''
    for (const flag of ['--set', '--input', '--reading', '--explain'] as const) {
      for (const written of given[flag] ?? []) {
        const { name, value } = flag === '--explain' ? { name: written, value: '' } : readChoice(flag, written)
        if (words.some((word) => word.flag === flag && word.name === name))
          throw new UsageError(`${flag} ${name} 写了两次。`)
        text += `${text === '' ? '' : ' '}${flag} `
        words.push({ flag, name, value, start: text.length, end: text.length + written.length })
        text += written
      }
    }
    this.text = text
    this.words = words
  }

  /** The choices of one flag, by name, each with its place. */
  of(flag: ChoiceFlag): Readonly<Record<string, Choice>> {
    const own = this.words.filter((word) => word.flag === flag)
    return Object.fromEntries(own.map(({ name, value, start, end }) => [name, { text: value, span: { start, end } }]))
  }

  /** All choices, and the text in which they stand. */
  get choices(): Choices {
    const [parameters, inputs, readings] = [this.of('--set'), this.of('--input'), this.of('--reading')]
    return { parameters, inputs, readings, source: { file, text: this.text } }
  }

  /** The parameters and inputs that are not the files' own: 名＝值. Readings are named by the outcome. */
  get changes(): readonly string[] {
    const others = this.words.filter(({ flag }) => flag === '--set' || flag === '--input')
    return others.map(({ name, value }) => `${name}＝${value}`)
  }

  /** What is wrong with the choices, each at its words. */
  check(scenario: Scenario, model: Model): readonly Diagnostic[] {
    return describe(file, this.text, choose(scenario, this.choices, model).problems)
  }

  /** Problems with the words after --explain, each at its words. */
  explainProblems(found: ReadonlyMap<string, Problem>): readonly Diagnostic[] {
    const problems = this.words.flatMap((word) => {
      const p = word.flag === '--explain' ? found.get(word.name) : undefined
      return p ? [placed(p, word)] : []
    })
    return describe(file, this.text, problems)
  }

  /** The text behind a diagnostic's file, where that is the command line. */
  textOf(name: string): string | undefined {
    return name === file ? this.text : undefined
  }
}

function placed({ code, facts }: Problem, { start, end }: Word): Problem {
  return problem(code, { start, end }, facts)
}

function readChoice(flag: Flag, written: string): { name: string; value: string } {
  // A ＝ inside brackets says which dimension a member is of.
  const [, name = '', value] = /^((?:[^=＝〔[【［]|[〔[【［][^〕\]】］]*[〕\]】］])+)[=＝](.*)$/s.exec(written) ?? []
  if (name.trim() === '' || value === undefined) throw new UsageError(`${flag} 后面写成 名称=值，不能是“${written}”。`)
  return { name: name.trim(), value: value.trim() }
}
