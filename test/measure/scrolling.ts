import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { madeMembers, policyOfMany, scenarioOfMany } from '../support/many-members.ts'
import { serveFolder } from '../support/served.ts'
import { openWorkbench } from '../support/workbench.ts'
import type { Row } from './row.ts'
import { traceTasks } from './traced-tasks.ts'

/** Scrolls a table of members from end to end, by a wheel and by the bar, while each figure of it is another than on the disk. */
export async function timeScrolling(context: BrowserContext, count: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hengce-scrolling-'))
  const saved = policyOfMany()
  writeFileSync(join(folder, '办法.yaml'), saved)
  writeFileSync(join(folder, '数.yaml'), scenarioOfMany(madeMembers(count)))
  const served = await serveFolder(folder, '--port', '0')
  try {
    const draft = JSON.stringify({ text: saved.replace('80%', '81%'), saved })
    const { page } = await openWorkbench(context, served.address, (fresh) =>
      fresh.addInitScript((text) => localStorage.setItem('hengce:draft:办法.yaml', text), draft),
    )
    await page.getByRole('button', { name: '按机构列表' }).first().click()
    await page.locator('[data-row="3"] .sign-changed').first().waitFor()
    const { page: tasks } = await traceTasks(page, () => scroll(page))
    await page.close()
    const longest = Math.max(...tasks.map(({ wall }) => wall))
    const hardest = Math.max(...tasks.map(({ processor }) => processor))
    const over = tasks.filter(({ wall }) => wall > 50).length
    return [
      {
        what: `scrolling ${count} members: longest block`,
        goal: '≤ 50 ms',
        measured: `${longest.toFixed(0)} ms (${over} over 50; of the processor at most ${hardest.toFixed(0)})`,
        isMet: longest <= 50,
      },
    ]
  } finally {
    served.child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function scroll(page: Page): Promise<void> {
  const grid = page.getByRole('grid')
  await grid.hover()
  for (let i = 0; i < 60; i++) {
    await page.mouse.wheel(0, 600)
    await page.waitForTimeout(16)
  }
  for (let i = 0; i <= 20; i++) {
    await grid.evaluate((element, part) => element.scrollTo(0, element.scrollHeight * part), i / 20)
    await page.waitForTimeout(50)
  }
}
