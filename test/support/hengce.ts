import { execFileSync, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** The command as built. */
export const command = `${repository}dist/cli/hengce.js`

/** How a run of the command ended, and all that it printed. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

// Returns at once when the build is that of the present sources.
execFileSync(process.execPath, [`${repository}build.js`, 'cli'], { stdio: ['ignore', 'ignore', 'inherit'] })

/** Runs the built command to its end, in the repository unless told otherwise. */
export function hengce(
  args: readonly string[],
  options: { cwd?: string; nodeArgs?: readonly string[] } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), command, ...args], {
    cwd: options.cwd ?? repository,
  })
  return new Promise((resolve, reject) => {
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
}
