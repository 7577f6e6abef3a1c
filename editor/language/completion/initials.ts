/**
 * Where in GB 2312 the common characters begin whose pinyin starts with a letter: the standard orders its 3,755 common ones by pinyin, so that
 * its rows are an exact table. Two bytes each.
 */
const begins: readonly (readonly [letter: string, code: number])[] = [
  ['a', 0xb0a1],
  ['b', 0xb0c5],
  ['c', 0xb2c1],
  ['d', 0xb4ee],
  ['e', 0xb6ea],
  ['f', 0xb7a2],
  ['g', 0xb8c1],
  ['h', 0xb9fe],
  ['j', 0xbbf7],
  ['k', 0xbfa6],
  ['l', 0xc0ac],
  ['m', 0xc2e8],
  ['n', 0xc4c3],
  ['o', 0xc5b6],
  ['p', 0xc5be],
  ['q', 0xc6da],
  ['r', 0xc8bb],
  ['s', 0xc8f6],
  ['t', 0xcbfa],
  ['w', 0xcdda],
  ['x', 0xcef4],
  ['y', 0xd1b9],
  ['z', 0xd4d1],
]

/** Other readings, of characters that policies use; the table has one reading of each. */
const others: Readonly<Record<string, string>> = { 调: 't', 重: 'c', 长: 'z', 行: 'h', 会: 'k', 率: 's', 降: 'x' }

let letters: ReadonlyMap<string, string> | undefined

/** The letters with which the pinyin of a character may start; of any other sign itself. */
export function initialsOf(character: string): string {
  letters ??= readTable()
  return (letters.get(character) ?? character.toLowerCase()) + (others[character] ?? '')
}

function readTable(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gb2312')
  const table = new Map<string, string>()
  let at = -1
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      if (row * 256 + cell >= (begins[at + 1]?.[1] ?? Number.POSITIVE_INFINITY)) at++
      table.set(decoder.decode(new Uint8Array([row, cell])), begins[at]?.[0] ?? '')
    }
  return table
}
