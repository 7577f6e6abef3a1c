import { existsSync } from 'node:fs'
import { casesReport } from '../cases/cases-report.ts'
import { type Case, runCases } from '../cases/run-cases.ts'
import { findFiles } from '../files/find-files.ts'
import { Library } from '../files/library.ts'
import { countText, diagnosticReport } from '../print/diagnostic-report.ts'
import { Progress } from '../print/progress.ts'
import { jsonText } from '../print/visible.ts'
import { flag, verb } from './verb.ts'

const usage = `用法：hengce test [文件或文件夹…] [--json]

逐个核对政策文件里的“算例”和情景文件里的“期望”。算例一分钱也不许差；
期望（印发的清算表）写到几位小数就比到几位，少于两位的按两位：850万元就是850.00万元，差不过50元算相符。
不写文件时核对 policies 文件夹；没有这个文件夹时核对当前文件夹。

  --json   输出一个 JSON 文档

结束码：0 全部相符，1 有不符的或读不了的，2 用法不对
`

const flags = {
  json: flag,
} as const

/** `hengce test`: works out the examples and expected figures in the files. */
export const test = verb(usage, flags, async ({ values, positionals }) => {
  const library = new Library()
  const found = findFiles(positionals.length > 0 ? positionals : [existsSync('policies') ? 'policies' : '.'])
  const progress = new Progress('核对', found.named.length + found.found.length)
  const { cases, diagnostics } = runCases(library, found, (count) => progress.at(count))
  progress.end()
  const failed = cases.filter((one) => !one.passed).length

  if (values.json) {
    const broken = diagnostics.length > 0 ? { diagnostics } : {}
    process.stdout.write(jsonText({ cases, passed: cases.length - failed, failed, ...broken }))
  } else {
    process.stdout.write(casesReport(cases))
    if (diagnostics.length > 0) process.stdout.write(`\n${diagnosticReport(diagnostics, library.textOf)}`)
    const errors = diagnostics.length > 0 ? `另有${countText(diagnostics)}，有的没有核对。` : ''
    process.stdout.write(`${summary(cases, failed)}${errors}\n`)
  }
  return failed > 0 || diagnostics.length > 0 ? 1 : 0
})

function summary(cases: readonly Case[], failed: number): string {
  if (cases.length === 0) return '没有算例，也没有期望。'
  return failed === 0
    ? `共${cases.length}个，全部相符。`
    : `共${cases.length}个：${cases.length - failed}个相符，${failed}个不符。`
}
