import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from './chromium.js'

/** Headless Chromium with a profile of its own; `close` ends it and removes the profile. Throws if there is no Chromium. */
export async function openChromium(
  ...flags: readonly string[]
): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('没有找到 Chromium / Chromium not found (Debian: apt-get install chromium)')
  const profile = mkdtempSync(join(tmpdir(), 'hengce-browser-'))
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    locale: 'zh-CN',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet, ...flags],
  })
  const close = async (): Promise<void> => {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { context, close }
}
