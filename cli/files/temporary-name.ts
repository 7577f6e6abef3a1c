import { randomBytes } from 'node:crypto'

const leftover = /^\.hengce-(\d{1,10})-[0-9a-f]{12}\.tmp$/

/** A name for a file that is being written and has not got its own yet. It bears the process, so that what a crash left can be told from work in hand. */
export function temporaryName(): string {
  return `.hengce-${process.pid}-${randomBytes(6).toString('hex')}.tmp`
}

/** Whether a file of this name was left behind by a process that is gone. */
export function isLeftover(name: string): boolean {
  const [, process] = leftover.exec(name) ?? []
  return process !== undefined && !isRunning(Number(process))
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
