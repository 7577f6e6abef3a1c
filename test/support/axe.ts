import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds of a page as it stands, of serious and critical weight: rule and place, one line each. */
export async function seriousIn(page: Page): Promise<readonly string[]> {
  // The page's CSP runs no script of others; a debugger's evaluation is not bound by it.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => `${impact} ${id}: ${target.join(' ')}`))
}
