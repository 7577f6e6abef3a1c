import { chance, pick, whole } from './random.ts'
import type { SlowDimension, SlowMember } from './slow-policy.ts'
import { binary, name } from './tree.ts'

/** Dimensions of a made-up policy: declared and from data, ordered, with attributes over two steps, a part of another. */
export interface RandomDimensions {
  readonly dimensions: ReadonlyMap<string, SlowDimension>
  /** The section 维度. */
  readonly text: string
}

const none: ReadonlyMap<string, string> = new Map()
const plain = (...names: string[]): SlowMember[] => names.map((n) => ({ name: n, attributes: none }))

const DISTRICTS: Readonly<Record<string, string>> = { 甲团: '东片', 乙团: '西片', 丙团: '东片' }
const LEVELS = ['县级', '乡镇', '村级'] as const

const sections: Readonly<Record<string, { text: string; made: readonly (readonly [string, SlowDimension])[] }>> = {
  年份: {
    text: '  年份: {成员: [2022, 2023, 2024], 有序: 是}',
    made: [['年份', { ordered: true, members: plain('2022', '2023', '2024'), attributes: none }]],
  },
  阶段: {
    text: '  阶段: {成员: [初期, 中期, 末期], 有序: 是}',
    made: [['阶段', { ordered: true, members: plain('初期', '中期', '末期'), attributes: none }]],
  },
  险种: {
    text: '  险种: [职工, 居民]',
    made: [['险种', { ordered: false, members: plain('职工', '居民'), attributes: none }]],
  },
  片区: {
    text: '  片区: [东片, 西片]',
    made: [['片区', { ordered: false, members: plain('东片', '西片'), attributes: none }]],
  },
  集团: {
    text: `  集团: |\n    名 | 片区\n${Object.entries(DISTRICTS)
      .map(([group, district]) => `    ${group} | ${district}`)
      .join('\n')}`,
    made: [
      [
        '集团',
        {
          ordered: false,
          members: Object.entries(DISTRICTS).map(([n, d]) => ({ name: n, attributes: new Map([['片区', d]]) })),
          attributes: new Map([['片区', '片区']]),
        },
      ],
    ],
  },
  机构: {
    text: `  机构: {属性: {层级: [${LEVELS.join(', ')}], 集团: 集团}}`,
    made: [
      [
        '机构',
        {
          ordered: false,
          attributes: new Map([
            ['层级', '层级'],
            ['集团', '集团'],
          ]),
        },
      ],
      ['层级', { ordered: false, members: plain(...LEVELS), attributes: none }],
    ],
  },
  县院: {
    text: '  县院: {取自: 机构, 其中: 层级 ＝ 县级}',
    made: [
      [
        '县院',
        {
          ordered: false,
          attributes: none,
          part: { of: '机构', where: binary('＝', name('层级'), name('县级')) },
        },
      ],
    ],
  },
}

/** What every policy may speak of without declaring it. */
const calendar: readonly (readonly [string, SlowDimension])[] = [
  [
    '月份',
    {
      ordered: true,
      members: Array.from({ length: 12 }, (_, i) => ({
        name: String(i + 1),
        attributes: new Map([['季度', String(Math.floor(i / 3) + 1)]]),
      })),
      attributes: new Map([['季度', '季度']]),
    },
  ],
  ['季度', { ordered: true, members: plain('1', '2', '3', '4'), attributes: none }],
]

/** The dimensions in a random order; now and then months and quarters behind them. */
export function randomDimensions(random: () => number): RandomDimensions {
  const order = Object.keys(sections)
  for (let i = order.length - 1; i > 0; i--) {
    const j = whole(random, 0, i)
    const moved = order[i] as string
    order[i] = order[j] as string
    order[j] = moved
  }
  const parts = order.map((key) => sections[key] as (typeof sections)[string])
  return {
    dimensions: new Map([...parts.flatMap((part) => part.made), ...(chance(random, 0.15) ? calendar : [])]),
    text: `维度:\n${parts.map((part) => part.text).join('\n')}\n`,
  }
}

/** Members of the dimension that comes with the data; now and then none of a level or group. */
export function randomInstitutions(random: () => number): SlowMember[] {
  const levels = chance(random, 0.8) ? LEVELS : LEVELS.slice(1)
  const groups = chance(random, 0.7) ? Object.keys(DISTRICTS) : ['甲团', '乙团']
  return Array.from({ length: whole(random, 1, 5) }, (_, i) => ({
    name: `院${i + 1}`,
    attributes: new Map([
      ['层级', pick(random, levels)],
      ['集团', pick(random, groups)],
    ]),
  }))
}
