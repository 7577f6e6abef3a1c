import type { Page } from 'playwright-core'
import { seriousIn } from '../support/axe.ts'
import { pageStates } from '../support/page-states.ts'
import type { Row } from './row.ts'

/** What axe finds of every state of a page, light and dark. */
export async function judgePage(page: Page): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { name, within, reach, leave } of pageStates) {
    await reach(page)
    const found = await seriousIn(page, within)
    await leave?.(page)
    const names = [...new Set(found.map((line) => line.split(':')[0]))].join(', ')
    rows.push({
      what: `axe, ${name}`,
      goal: '0 serious or critical',
      measured: found.length === 0 ? '0' : `${found.length} (${names})`,
      isMet: found.length === 0,
    })
  }
  return rows
}
