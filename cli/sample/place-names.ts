import { type Chance, chanceOf } from './chance.ts'

const first = [...'青白金石清大双新永安和东西南北长柳杨桃松梅莲沙泉云龙凤虎马鹿古高平太福丰兴广']
const second = [...'河溪山岭桥坪塘湾坡泉林店集沟口关堡营城阳陵川源洼岗屯庙亭']
const hamlets = [...'东西南北中上下前后新老小']
const lands = [...'庄湾岭河坪岗坡沟塘桥林洼']

/** Names of places that nobody can look up: made of common syllables, each once, in an order that the seed gives. */
export class PlaceNames {
  private readonly combinations: readonly string[]
  private readonly villages: readonly string[]

  constructor(seed: string) {
    this.combinations = shuffled(pairs(first, second), chanceOf(seed, 'places'))
    this.villages = shuffled(pairs(hamlets, lands), chanceOf(seed, 'villages'))
  }

  /** The name of the place numbered `i`, without what kind of place it is: 柳溪. */
  place(i: number): string {
    return nth(this.combinations, i)
  }

  /** The name of the village numbered `i` of the place numbered `place`: 东湾. Neighbouring places begin elsewhere among the names. */
  village(place: number, i: number): string {
    const { length } = this.villages
    const round = Math.floor(i / length)
    return `${this.villages[(place * 5 + i) % length] as string}${round === 0 ? '' : String(round + 1)}`
  }
}

function nth(names: readonly string[], i: number): string {
  const round = Math.floor(i / names.length)
  return `${names[i % names.length] as string}${round === 0 ? '' : String(round + 1)}`
}

function pairs(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.filter((tail) => tail !== head).map((tail) => head + tail))
}

function shuffled(names: string[], chance: Chance): string[] {
  for (let i = names.length - 1; i > 0; i--) {
    const j = chance.whole(i + 1)
    ;[names[i], names[j]] = [names[j] as string, names[i] as string]
  }
  return names
}
