import { crc32, deflateSync, inflateSync } from 'node:zlib'

/**
 * A screenshot with at most 256 colours, in a third of the bytes: the most frequent ones stay, the others become one that is near.
 * Takes a PNG as Chromium writes it (8 bits, without a palette, not interlaced); throws on any other.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, step, lines } = decode(png)
  const counts = new Map<number, number>()
  const at = (x: number, y: number): number => lines.readUIntBE((y * width + x) * step, 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) counts.set(at(x, y), (counts.get(at(x, y)) ?? 0) + 1)
  const palette = paletteOf([...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour))
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = places.get(at(x, y)) ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap(parts))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function decode(png: Buffer): { width: number; height: number; step: number; lines: Buffer } {
  const [width, height, bits, kind, interlaced] = [
    png.readUInt32BE(16),
    png.readUInt32BE(20),
    ...[24, 25, 28].map((i) => png[i]),
  ]
  if (bits !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error('not a PNG of a screenshot')
  const data: Buffer[] = []
  for (let i = 8; i < png.length; i += 12 + png.readUInt32BE(i))
    if (png.toString('latin1', i + 4, i + 8) === 'IDAT') data.push(png.subarray(i + 8, i + 8 + png.readUInt32BE(i)))
  const packed = inflateSync(Buffer.concat(data))
  const step = kind === 2 ? 3 : 4
  const long = width * step
  const lines = Buffer.alloc(height * long)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (long + 1)] ?? 0
    for (let i = 0; i < long; i++) {
      const left = i >= step ? (lines[y * long + i - step] ?? 0) : 0
      const up = y > 0 ? (lines[(y - 1) * long + i] ?? 0) : 0
      const corner = i >= step && y > 0 ? (lines[(y - 1) * long + i - step] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      lines[y * long + i] = (packed[y * (long + 1) + 1 + i] ?? 0) + guess
    }
  }
  return { width, height, step, lines }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** So many of the most frequent colours stay as they are; of the others none that can hardly be told from one that has a place. */
const kept = 64

function paletteOf(colours: readonly number[]): readonly number[] {
  const palette = colours.slice(0, kept)
  for (const colour of colours.slice(kept)) {
    if (palette.length === 256) break
    if (distance(palette[nearest(palette, colour)] ?? 0, colour) > 300) palette.push(colour)
  }
  return palette
}

function nearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [place, one] of palette.entries()) {
    const far = distance(one, colour)
    if (far < least) [best, least] = [place, far]
    if (far === 0) break
  }
  return best
}

function distance(a: number, b: number): number {
  const [red = 0, green = 0, blue = 0] = parts(a).map((part, i) => part - (parts(b)[i] ?? 0))
  return red * red + green * green + blue * blue
}

function parts(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
