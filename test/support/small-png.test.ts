import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { smallPng } from './small-png.ts'

describe('a picture with a palette', () => {
  it('has the same pixels where there are few colours, whatever filters the lines came with', () => {
    const [white, teal, red] = [
      [255, 255, 255],
      [11, 95, 110],
      [179, 38, 30],
    ] as const
    // Two pixels a line: as they are, less the left one, less the upper one.
    const lines = [
      [0, ...white, ...teal],
      [1, ...white, ...teal.map((part, i) => (part - (white[i] ?? 0)) & 255)],
      [2, ...red.map((part, i) => (part - (white[i] ?? 0)) & 255), 0, 0, 0],
    ]
    const small = chunksOf(smallPng(picture(2, 3, Buffer.from(lines.flat()))))
    const palette = small.PLTE as Buffer
    const pixels = [...inflateSync(small.IDAT as Buffer)].flatMap((place, i) =>
      i % 3 === 0 ? [] : [[...palette.subarray(place * 3, place * 3 + 3)]],
    )
    expect(pixels).toEqual([white, teal, white, teal, red, teal])
  })
})

function picture(width: number, height: number, lines: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND')])
}

function chunk(kind: string, data = Buffer.alloc(0)): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(kind, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

function chunksOf(png: Buffer): Readonly<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {}
  for (let i = 8; i < png.length; i += 12 + png.readUInt32BE(i))
    found[png.toString('latin1', i + 4, i + 8)] = png.subarray(i + 8, i + 8 + png.readUInt32BE(i))
  return found
}
