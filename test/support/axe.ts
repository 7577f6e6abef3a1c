import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** What is judged: light all of it, dark what hangs on colours; the rest is the same. */
const rulesOf: Readonly<Record<'light' | 'dark', RunOptions>> = {
  light: {},
  dark: { runOnly: ['color-contrast', 'link-in-text-block'] },
}

/**
 * What axe finds of a page, or of what is `within` it, as it stands, of serious and critical weight: theme, rule and place, one line each. The page is taken to follow the
 * system's theme; it is in the other one afterwards.
 */
export async function seriousIn(page: Page, within = 'html'): Promise<readonly string[]> {
  const found: string[] = []
  // The page's CSP runs no script of others; a debugger's evaluation is not bound by it.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const isDark = (await page.locator('html').getAttribute('data-theme')) === 'dark'
  for (const theme of isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme: theme })
    await page.locator(`html[data-theme="${theme}"]`).waitFor()
    await atRest(page)
    const options = JSON.stringify({ resultTypes: ['violations'], ...rulesOf[theme] })
    const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(within)}, ${options})`)
    for (const { impact, id, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        for (const { target } of nodes)
          if (!isScrolledByArrows(id, target.join(' '))) found.push(`${theme} ${impact} ${id}: ${target.join(' ')}`)
  }
  return found
}

/** The list of Ant Design's pickers is scrolled by the arrows in its box; axe looks for that in a list which stands beside, for readers of screens. */
function isScrolledByArrows(rule: string, place: string): boolean {
  return rule === 'scrollable-region-focusable' && place.endsWith('.ant-select-dropdown-list-holder')
}

/** Waits until nothing fades or slides any more: a colour on its way is none to be judged. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => {
      const isEndless = one.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
      return isEndless || one.playState !== 'running'
    }),
  )
}
