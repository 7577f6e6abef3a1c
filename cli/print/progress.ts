/** A bar on stderr for work over a second; silent when nobody looks at a terminal. Times are of the screen, never of a result. */
export class Progress {
  private readonly what: string
  private readonly total: number
  private readonly began = Date.now()
  private last = 0
  private drawn = false

  constructor(what: string, total: number) {
    this.what = what
    this.total = total
  }

  /** So many pieces are done. */
  at(done: number): void {
    const now = Date.now()
    if (!process.stderr.isTTY || now - this.began < 1_000 || now - this.last < 100) return
    this.last = now
    this.drawn = true
    const filled = Math.floor((done / Math.max(1, this.total)) * 24)
    process.stderr.write(`\r${this.what} ${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${this.total}`)
  }

  /** Wipes the bar. */
  end(): void {
    if (this.drawn) process.stderr.write('\r\u001b[K')
  }
}
