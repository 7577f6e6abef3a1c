// Says before the tests what this machine lacks for them. Nothing is skipped: without it they do not start.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './support/chromium.js'

const lacking = []
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  lacking.push(`Node.js 20.19 或更高（现为 ${process.version}） / Node.js 20.19 or newer`)
if (!existsSync('node_modules/vitest')) lacking.push('依赖包：先运行 npm ci / the packages: run npm ci first')
if (!findChromium())
  lacking.push(
    'Chromium 浏览器：apt-get install chromium，或用环境变量 CHROMIUM 指明位置 / Chromium (Debian: chromium), or its path in CHROMIUM',
  )
if (process.platform === 'linux') {
  const { error, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  if (error || stdout.trim() === '')
    lacking.push('中文字体：apt-get install fonts-noto-cjk / Chinese fonts (Debian: fonts-noto-cjk)')
}

if (lacking.length > 0) {
  console.error(
    ['缺少测试所需的东西 / the tests need what is missing here:', ...lacking.map((line) => `  - ${line}`)].join('\n'),
  )
  process.exit(1)
}
