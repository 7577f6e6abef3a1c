import type { Page } from 'playwright-core'
import { seriousIn } from '../support/axe.ts'
import { pageStates } from '../support/page-states.ts'
import type { Row } from './row.ts'

/** What axe finds of every state of a page that was opened in some theme. */
export async function judgePage(page: Page, theme: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { name, reach } of pageStates) {
    await reach(page)
    await page.waitForTimeout(300)
    const found = await seriousIn(page)
    const names = [...new Set(found.map((line) => line.split(':')[0]))].join(', ')
    rows.push({
      what: `axe, ${name}, ${theme}`,
      goal: '0 serious or critical',
      measured: found.length === 0 ? '0' : `${found.length} (${names})`,
      isMet: found.length === 0,
    })
  }
  return rows
}
