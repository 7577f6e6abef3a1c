import type { Page } from 'playwright-core'

/** A state of the workbench, and how a person comes to it from the one before. */
export interface PageState {
  readonly name: string
  readonly reach: (page: Page) => Promise<void>
}

const pick = (label: string) => async (page: Page) => {
  await page.locator('.ant-segmented-item-label', { hasText: label }).first().click()
}

/** What the workbench looks like on the way through it, each state after the one before. */
export const pageStates: readonly PageState[] = [
  { name: '政策正文', reach: async () => {} },
  { name: '推导', reach: (page) => page.locator('[data-figure] .name').first().click() },
  { name: '政策参数', reach: pick('参数') },
  { name: '情景', reach: pick('情景') },
  { name: '情景表格', reach: pick('表格') },
]
