import type { Page } from 'playwright-core'

/** A state of the workbench, and how a person comes to it from the one before. */
export interface PageState {
  readonly name: string
  readonly reach: (page: Page) => Promise<unknown>
  /** What the state is about, as a selector; undefined: the whole page. */
  readonly within?: string
  /** What must be put away before the next state can be come to. */
  readonly leave?: (page: Page) => Promise<unknown>
}

const edited = '.pane[aria-label="正文"]'
const dialog = '[role="dialog"]'

/** What the workbench looks like on the way through it, with weishan/2020.yaml open; nothing is written to the disk. */
export const pageStates: readonly PageState[] = [
  { name: '政策正文', reach: (page) => page.locator('[data-figure] .number[title]').first().waitFor() },
  { name: '条款展开', within: '.clauses', reach: openClause },
  {
    ...{ name: '条款只看存疑', within: '.clauses' },
    reach: (page) => page.getByLabel('只看存疑').check(),
    leave: (page) => page.getByLabel('只看存疑').uncheck(),
  },
  { name: '推导', within: '.detail', reach: chooseFigure },
  {
    ...{ name: '引用', within: '.problems' },
    reach: listReferences,
    leave: (page) => page.getByRole('button', { name: '收起引用' }).click(),
  },
  { name: '图', within: '.detail', reach: openPicture },
  {
    ...{ name: '选成员', within: '.detail, .ant-select-dropdown' },
    reach: openMembers,
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    ...{ name: '各成员的表', within: '.figures' },
    reach: (page) =>
      page
        .getByRole('button', { name: /^按.+列表$/ })
        .first()
        .click(),
    leave: (page) => page.getByRole('button', { name: '返回' }).click(),
  },
  { name: '政策参数', within: edited, reach: (page) => pick(page, '参数') },
  { name: '拖动参数', within: `${edited}, .figures`, reach: dragSlider },
  { name: '情景', within: edited, reach: (page) => pick(page, '情景') },
  { name: '情景表格', reach: openTables },
  {
    ...{ name: '粘贴', within: dialog },
    reach: pasteBlock,
    leave: (page) => page.getByRole('button', { name: '不填了' }).click(),
  },
  {
    ...{ name: '另存为新情景', within: dialog },
    reach: (page) => page.getByRole('button', { name: '另存为新情景' }).click(),
    leave: cancel,
  },
  {
    ...{ name: '两份不一样', within: dialog },
    reach: meetConflict,
    leave: (page) => page.getByRole('button', { name: '先不保存' }).click(),
  },
  { name: '没存上', within: edited, reach: (page) => page.locator('.save-state.is-urgent').waitFor() },
  { name: '新建', within: dialog, reach: askForPolicy, leave: cancel },
  { name: '保存新文件', within: dialog, reach: nameNewFile, leave: cancel },
]

async function pick(page: Page, label: string): Promise<void> {
  await page.locator('.pane-head .ant-segmented-item-label', { hasText: label }).first().click()
}

async function cancel(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function openClause(page: Page): Promise<void> {
  await page.locator('[role="treeitem"][data-row="第四条"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.citing-row').first().waitFor()
}

async function chooseFigure(page: Page): Promise<void> {
  await page.locator('[data-figure="调剂金"] .name').click()
  await page.locator('.derivation [data-step] .name').first().waitFor()
}

async function listReferences(page: Page): Promise<void> {
  await page.locator('.derivation [data-step] .name').first().click()
  await page.locator('.monaco-editor.focused').waitFor()
  await page.keyboard.press('Shift+F12')
  await page.locator('.reference').first().waitFor()
}

async function openPicture(page: Page): Promise<void> {
  await page.locator('.detail .ant-segmented').getByText('图', { exact: true }).click()
  await page.locator('.picture-view [data-node]').first().waitFor()
  // Of a box that sticks out of the view axe sees half the words.
  await page.getByRole('button', { name: '看全' }).click()
}

async function openMembers(page: Page): Promise<void> {
  const search = page.getByRole('combobox', { name: '找一个数' })
  await search.fill('成员单位支出')
  await search.press('Enter')
  await page.getByRole('combobox', { name: '看哪一个成员' }).click()
  await page.locator('.ant-select-item-option', { hasText: '县医院' }).waitFor()
}

async function dragSlider(page: Page): Promise<void> {
  await page.getByRole('slider').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.change-steps').waitFor()
}

async function openTables(page: Page): Promise<void> {
  await pick(page, '表格')
  await page.locator('[data-cell="利息"]').click()
  for (const list of await page.locator('.member-tables summary').all()) await list.click()
}

async function pasteBlock(page: Page): Promise<void> {
  await page.locator('[data-cell="成员单位支出 县医院"]').click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '\t县医院\t县中医院\t南诏镇卫生院\t合计\n成员单位支出（万元）\t5,312.84\t1\t很多\t0\n')
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  })
  await page.getByRole('dialog').locator('.unmatched').first().waitFor()
}

/** As if another program had written in the file. */
async function meetConflict(page: Page): Promise<void> {
  await page.route('**/api/file?*', async (route) => {
    if (route.request().method() === 'PUT') return route.fulfill({ status: 412, json: { code: 'changed' } })
    const response = await route.fetch()
    return route.fulfill({ response, body: `${await response.text()}# 别人加的一行\n` })
  })
  await pick(page, '政策')
  await pick(page, '正文')
  await page.keyboard.press('Control+S')
  await page.locator('.editor.modified .view-line').first().waitFor()
  await page.unroute('**/api/file?*')
}

async function askForPolicy(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('青/禾')
  await page.getByText('“青/禾”不能作县名').waitFor()
}

async function nameNewFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click()
  await page.locator('.save-state', { hasText: '没有保存的新文件' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+S')
  await page.getByRole('dialog', { name: '保存新文件' }).waitFor()
}
