import { type Problem, problem, shiftProblem } from '../../diagnostic/diagnostic.ts'
import { place } from '../../diagnostic/phrases.ts'
import type { Placed } from '../../syntax/policy/declaration.ts'
import type { Span } from '../../text/span.ts'
import type { Site } from '../model.ts'

/** Collects the problems of a file; spans in the file. */
export class Report {
  readonly problems: Problem[] = []

  /** A problem whose spans count in the block at `start`. */
  add(start: number, problem: Problem): void {
    this.problems.push(shiftProblem(problem, start))
  }

  /** The same as a function for one block. */
  in(start: number): (problem: Problem) => void {
    return (problem) => this.add(start, problem)
  }

  /** A name that stands at `site` again after `first`. */
  twice(name: string, site: Site, first: Site): void {
    const related = [{ message: place.earlier, span: siteSpan(first) }]
    this.problems.push(problem('HC5009', siteSpan(site), { name }, { related }))
  }
}

/** Where a declaration stands. */
export function siteOf(placed: Placed): Site {
  return { section: placed.section, start: placed.start, name: placed.declaration.key.span }
}

/** A site's name, in the file. */
export function siteSpan(site: Site): Span {
  return { start: site.start + site.name.start, end: site.start + site.name.end }
}
