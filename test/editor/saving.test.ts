import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openChromium } from '../support/browser.ts'
import { repository } from '../support/hengce.ts'
import { type Served, serveFolder } from '../support/served.ts'
import { openWorkbench, placeOf, type Workbench } from '../support/workbench.ts'

const original = readFileSync(`${repository}policies/weishan/2020.yaml`, 'utf8')
const share = '15%, 依据: [第十三条'
const withShare = (percent: string): string => original.replace(share, share.replace('15%', percent))
const shots = process.env.SHOTS

let folder: string
let file: string
let served: Served
let browser: Awaited<ReturnType<typeof openChromium>>
let bench: Workbench

beforeAll(async () => {
  browser = await openChromium()
  if (shots) mkdirSync(shots, { recursive: true })
}, 60_000)

afterAll(async () => {
  await browser?.close()
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengce-saving-'))
  cpSync(`${repository}policies/weishan`, folder, { recursive: true })
  file = join(folder, '2020.yaml')
  served = await serveFolder(folder, '--port', '0')
  bench = await openWorkbench(browser.context, served.address)
  await bench.exact('调剂金')
}, 60_000)

afterEach(async () => {
  await bench.page.evaluate(() => localStorage.clear())
  await bench.page.close()
  served.child.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('saving in Chromium', { timeout: 180_000 }, () => {
  it('writes the file by Ctrl+S, says so, and a reload finds no draft', async () => {
    expect(await state()).toBe('已保存')
    await typeShare('15%', '20%')
    expect(await state()).toBe('没有保存的改动')
    await bench.page.locator('.change-steps').waitFor()
    await shoot('unsaved')
    await bench.page.evaluate(() =>
      addEventListener('keydown', (event) => Object.assign(window, { isPrevented: event.defaultPrevented }), true),
    )
    await bench.page.keyboard.press('Control+S')
    await says('已保存')
    expect(await bench.page.evaluate(() => (window as unknown as { isPrevented: boolean }).isPrevented)).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(withShare('20%'))
    // The figures are compared with what was saved.
    await bench.page.locator('.change-steps').waitFor({ state: 'detached' })
    await shoot('saved')
    await bench.page.reload()
    await bench.exact('调剂金')
    expect([await state(), await drafts()]).toEqual(['已保存', []])
    expect(bench.complaints).toEqual([])
  })

  it('sets two texts side by side when another program changed the file, and replaces neither before one is chosen', async () => {
    const others = original.replace('大病', '他人大病')
    await typeShare('15%', '20%')
    writeFileSync(file, others)
    await bench.page.keyboard.press('Control+S')
    const dialog = bench.page.getByRole('dialog', { name: '磁盘上的文件已被改过' })
    const left = dialog.locator('.editor.original .view-line')
    const right = dialog.locator('.editor.modified .view-line')
    await left.filter({ hasText: '他人大病' }).first().waitFor()
    await shoot('conflict')
    await right.filter({ hasText: '大病' }).first().waitFor()
    expect(await right.filter({ hasText: '他人大病' }).count()).toBe(0)
    await dialog.getByRole('button', { name: '先不保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await says('没存上：磁盘上的文件已被改过')
    expect(readFileSync(file, 'utf8')).toBe(others)
    await bench.page.keyboard.press('Control+S')
    await dialog.getByRole('button', { name: '用我的' }).click()
    await says('已保存')
    expect(readFileSync(file, 'utf8')).toBe(withShare('20%'))
    await typeShare('20%', '25%')
    writeFileSync(file, others)
    await bench.page.keyboard.press('Control+S')
    await dialog.getByRole('button', { name: '用磁盘上的' }).click()
    await says('已保存')
    expect([readFileSync(file, 'utf8'), await drafts()]).toEqual([others, []])
    expect(bench.complaints.filter((one) => !one.includes('412'))).toEqual([])
  })

  it('gives a new file the name that is asked for, and never that of another', async () => {
    await bench.page.getByRole('button', { name: '新建' }).click()
    const asking = bench.page.getByRole('dialog', { name: '新建一份办法' })
    await asking.getByRole('button', { name: '新建' }).click()
    await says('没有保存的新文件')
    await asking.waitFor({ state: 'hidden' })
    await bench.page.keyboard.press('Control+S')
    const naming = bench.page.getByRole('dialog', { name: '保存新文件' })
    await naming.getByRole('textbox').fill('2020')
    await shoot('name')
    await naming.getByRole('button', { name: '保存' }).click()
    await naming.getByRole('alert').getByText('已经有这个名字的文件').waitFor()
    expect(readFileSync(file, 'utf8')).toBe(original)
    await naming.getByRole('textbox').fill('新县/试稿')
    await bench.page.keyboard.press('Enter')
    await says('已保存')
    expect(existsSync(join(folder, '新县/试稿.yaml'))).toBe(true)
    expect(await bench.page.locator('.pane-head .path').first().textContent()).toBe('新县/试稿.yaml')
  })

  it('saves all drafts of the folder at once, marks them until then, and tells what stayed unsaved', async () => {
    const { page } = bench
    const path = (name: string): string => `scenarios/2020-${name}.yaml`
    const texts = ['overrun', 'surplus'].map((name) => readFileSync(join(folder, path(name)), 'utf8'))
    const [overrun = '', surplus = ''] = texts
    const kept = {
      [path('overrun')]: { text: `${overrun}# 改过\n`, saved: overrun },
      [path('surplus')]: { text: `${surplus}# 改过\n`, saved: `${surplus}# 别人的\n` },
    }
    await page.evaluate((all) => {
      for (const [file, draft] of Object.entries(all))
        localStorage.setItem(`hengce:draft:${file}`, JSON.stringify(draft))
    }, kept)
    await page.reload()
    await bench.exact('调剂金')
    await typeShare('15%', '20%')
    await page.getByRole('combobox', { name: '情景' }).click()
    await page.locator('.ant-select-item-option', { hasText: '2020年超支' }).locator('.dot').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '全部保存（3）' }).click()
    const report = page.getByRole('dialog', { name: '1个文件没有存上，别的都存了' })
    await report.getByText('磁盘上的文件已被改过').waitFor()
    await shoot('all')
    expect(await report.locator('li').textContent()).toContain(path('surplus'))
    await page.keyboard.press('Enter')
    expect(readFileSync(join(folder, path('overrun')), 'utf8')).toBe(`${overrun}# 改过\n`)
    expect(readFileSync(join(folder, path('surplus')), 'utf8')).toBe(surplus)
    expect(readFileSync(file, 'utf8')).toBe(withShare('20%'))
    expect(await drafts()).toEqual([`hengce:draft:${path('surplus')}`])
    expect(bench.complaints).toEqual([])
  })

  it('asks before it saves a text that lost most of its lines and got errors; Enter leaves the file as it is', async () => {
    const { page } = bench
    await page.locator('.monaco-editor textarea.inputarea').focus()
    await page.keyboard.press('Control+a')
    await bench.type('没有了')
    await page.locator('.stale-note').waitFor()
    await page.keyboard.press('Control+S')
    const dialog = page.getByRole('dialog', { name: /^文件少了\d+行，而且有错误：还是保存？$/ })
    await dialog.waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    expect(readFileSync(file, 'utf8')).toBe(original)
  })

  it('says that the server is gone, keeps what was typed, and saves it to the next one that runs there', async () => {
    await typeShare('15%', '20%')
    served.child.kill()
    await new Promise((resolve) => served.child.on('close', resolve))
    await bench.page.keyboard.press('Control+S')
    await says('没存上：连不上本机的服务')
    await shoot('unreachable')
    expect(await drafts()).toEqual(['hengce:draft:2020.yaml'])
    served = await serveFolder(folder, '--port', served.address.port)
    await bench.page.keyboard.press('Control+S')
    await says('没存上：网页的口令过期了')
    await bench.page.goto(served.address.href)
    await says('已恢复没有保存的改动')
    await bench.page.keyboard.press('Control+S')
    await says('已保存')
    expect(readFileSync(file, 'utf8')).toBe(withShare('20%'))
  })
})

async function typeShare(from: string, to: string): Promise<void> {
  const { line, column } = placeOf(share, original)
  await bench.select(line, column, from.length)
  await bench.type(to)
  await bench.page.locator('.view-line', { hasText: to }).first().waitFor()
}

async function state(): Promise<string | null> {
  return bench.page.locator('.save-state').first().textContent()
}

async function says(words: string): Promise<void> {
  await bench.page.locator('.save-state', { hasText: words }).first().waitFor()
}

function drafts(): Promise<readonly string[]> {
  return bench.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))
}

async function shoot(name: string): Promise<void> {
  if (shots) await bench.page.screenshot({ path: join(shots, `saving-${name}.png`) })
}
