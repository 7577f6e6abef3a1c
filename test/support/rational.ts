/** A fraction of two whole numbers: the judge of exact values in tests, written without the code that it judges. */
export class Rational {
  readonly over: bigint
  readonly under: bigint

  private constructor(over: bigint, under: bigint) {
    this.over = over
    this.under = under
  }

  /** over ÷ under in lowest terms with a positive denominator; throws where under is 0. */
  static of(over: bigint, under = 1n): Rational {
    if (under === 0n) throw new RangeError('division by zero')
    let a = over < 0n ? -over : over
    let b = under < 0n ? -under : under
    while (b !== 0n) [a, b] = [b, a % b]
    const divisor = under < 0n ? -a : a
    return new Rational(over / divisor, under / divisor)
  }

  /** Reads a plain decimal, `-12.5`, or a fraction of two, `1/3`. */
  static fromString(text: string): Rational {
    const [first = '', second] = text.split('/')
    if (second !== undefined) return Rational.fromString(first).div(Rational.fromString(second))
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(first)
    if (match === null) throw new RangeError(`not a plain decimal: ${text}`)
    const [, minus, whole = '', places = ''] = match
    const digits = BigInt(whole + places)
    return Rational.of(minus ? -digits : digits, 10n ** BigInt(places.length))
  }

  add(other: Rational): Rational {
    return Rational.of(this.over * other.under + other.over * this.under, this.under * other.under)
  }

  sub(other: Rational): Rational {
    return this.add(other.neg())
  }

  mul(other: Rational): Rational {
    return Rational.of(this.over * other.over, this.under * other.under)
  }

  /** Throws where other is 0. */
  div(other: Rational): Rational {
    return Rational.of(this.over * other.under, this.under * other.over)
  }

  neg(): Rational {
    return Rational.of(-this.over, this.under)
  }

  abs(): Rational {
    return this.over < 0n ? this.neg() : this
  }

  cmp(other: Rational): -1 | 0 | 1 {
    const difference = this.over * other.under - other.over * this.under
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }

  /** The greatest whole number not above this. */
  floor(): bigint {
    const quotient = this.over / this.under
    return this.over < 0n && quotient * this.under !== this.over ? quotient - 1n : quotient
  }

  /** A multiple of step, ties away from zero. */
  roundHalfUp(step: Rational): Rational {
    const steps = this.abs().div(step).add(Rational.of(1n, 2n)).floor()
    return Rational.of(this.over < 0n ? -steps : steps).mul(step)
  }

  /** A multiple of step towards zero. */
  roundDown(step: Rational): Rational {
    const steps = this.abs().div(step).floor()
    return Rational.of(this.over < 0n ? -steps : steps).mul(step)
  }

  /** A multiple of step away from zero. */
  roundUp(step: Rational): Rational {
    const steps = -this.abs().div(step).neg().floor()
    return Rational.of(this.over < 0n ? -steps : steps).mul(step)
  }

  /** A multiple of step, the one not above this. */
  roundFloor(step: Rational): Rational {
    return Rational.of(this.div(step).floor()).mul(step)
  }

  /** Every digit of a finite decimal; of another 40 significant digits, half up. No exponent, no trailing zeros. */
  toPlain40(): string {
    let places = 0
    let under = this.under
    for (const prime of [2n, 5n]) {
      let times = 0
      for (; under % prime === 0n; under /= prime) times += 1
      places = Math.max(places, times)
    }
    const size = this.abs()
    if (under === 1n) return written(this.over < 0n, (size.over * 10n ** BigInt(places)) / size.under, places)
    // The first digit's place: 10^lead ≤ size < 10^(lead + 1).
    let lead = size.over.toString().length - size.under.toString().length
    if (size.cmp(tenTo(lead)) < 0) lead -= 1
    const shown = 39 - lead
    const digits = size.mul(tenTo(shown)).add(Rational.of(1n, 2n)).floor()
    return written(this.over < 0n, digits, shown)
  }
}

function tenTo(exponent: number): Rational {
  return exponent < 0 ? Rational.of(1n, 10n ** BigInt(-exponent)) : Rational.of(10n ** BigInt(exponent))
}

/** digits × 10^−places as text. */
function written(isNegative: boolean, digits: bigint, places: number): string {
  const whole = places < 0 ? digits * 10n ** BigInt(-places) : digits
  const text = whole.toString().padStart(Math.max(places, 0) + 1, '0')
  const cut = text.length - Math.max(places, 0)
  const fraction = text.slice(cut).replace(/0+$/, '')
  return (isNegative ? '-' : '') + text.slice(0, cut) + (fraction === '' ? '' : `.${fraction}`)
}
