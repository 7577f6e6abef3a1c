import { spawn } from 'node:child_process'

/** Opens an address in the user's browser where there is a screen; a failure is ignored, the address is printed anyway. */
export function openBrowser(address: string): void {
  const [command, ...args] = opener(address)
  if (!command) return
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

function opener(address: string): readonly string[] {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address]
  if (process.platform === 'darwin') return ['open', address]
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', address] : []
}
