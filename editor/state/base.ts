import type { Client } from '../worker/client.ts'
import { keepLineEnds } from './keep-line-ends.ts'
import type { SaveFault, Server } from './server.ts'

/** A file as it was read: what a saving may replace. */
export interface Base {
  readonly etag: string | undefined
  readonly text: string
  readonly hasBom: boolean
  /** Whether the text is all that the bytes say. */
  readonly isWhole: boolean
}

/** A file's bytes as the text that stands open, and as what a saving may replace. */
export async function readBase(
  client: Client,
  file: string,
  bytes: Uint8Array,
  etag: string | undefined,
): Promise<{ readonly base: Base } & Awaited<ReturnType<Client['readFile']>>> {
  // Before the bytes go to the worker and are no more here.
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const read = await client.readFile(file, bytes)
  return { ...read, base: { etag, text: read.text, hasBom, isWhole: read.findings.length === 0 } }
}

/** Writes a text over what was read, with its BOM and its line ends, or where there is no file; gives what the disk has then. */
export async function writeBase(
  server: Server,
  file: string,
  text: string,
  base: Base | undefined,
): Promise<Base | SaveFault> {
  const written = base ? keepLineEnds(base.text, text) : text
  const hasBom = base?.hasBom ?? false
  const bytes = new TextEncoder().encode((hasBom ? '\ufeff' : '') + written)
  const saved = await server.save(file, bytes, base?.etag)
  return 'refusal' in saved ? saved : { etag: saved.etag, text: written, hasBom, isWhole: true }
}
