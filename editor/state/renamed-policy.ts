import { type Identified, resolvePath } from '../worker/protocol.ts'
import type { Splice } from './snapshot.ts'

/** What changes in a scenario at `path` when the policy that it names is saved under another name; undefined if it names another. */
export function renamedPolicy(path: string, { policy }: Identified, from: string, to: string): Splice | undefined {
  if (!policy || resolvePath(path, policy.text) !== from) return undefined
  const named = pathFrom(path, to)
  const isPlain = /^[\p{L}\p{N}_./-]+$/u.test(named)
  return { ...policy.span, text: isPlain ? named : JSON.stringify(named) }
}

/** The path of one file as another writes it. */
function pathFrom(file: string, to: string): string {
  const here = file.split('/').slice(0, -1)
  const there = to.split('/')
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
}
