import type { ClauseCoverage, Coverage } from '../../editor/language/clauses/coverage.ts'
import { visible } from '../print/visible.ts'

/**
 * What is doubtful about the document that a policy transcribes, as a list in Markdown: a point for each of its own clauses, its doubts below,
 * and beside it what the file leaves open for them. A framework's doubts stand with the framework.
 */
export function doubtsReport({ title, version, file, clauses }: Coverage): string {
  const own = clauses.filter((c) => !c.inherited)
  const doubtful = own.filter((c) => c.doubts.length > 0)
  const points = doubtful.flatMap((c) => c.doubts).length
  const counted =
    points === 0 ? `${own.length}条条款，没有存疑。` : `${own.length}条条款，${doubtful.length}条存疑，共${points}处。`
  const name = title === '' ? file : `${title}（${version}）`
  const lines = doubtful.flatMap((c) => [`- ${c.clause}`, ...[...c.doubts, ...dealtWith(c)].map((one) => `  - ${one}`)])
  return [`### ${name}`, '', `\`${file}\`：${counted}`, ...(points === 0 ? [] : ['', ...lines])]
    .map((line) => `${visible(line)}\n`)
    .join('')
}

/** The readings and open values that stand on a clause: what the file does about its doubts. */
function dealtWith({ citedBy }: ClauseCoverage): readonly string[] {
  const readings = citedBy.filter((c) => c.kind === '解读').map((c) => c.name)
  const open = citedBy.filter((c) => c.open).map((c) => c.name)
  const said = [
    ...(readings.length > 0 ? [`解读 ${readings.join('、')}`] : []),
    ...(open.length > 0 ? [`待定 ${open.join('、')}`] : []),
  ]
  return said.length > 0 ? [`→ 文件里：${said.join('；')}`] : []
}
