const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The number of the shop's day in which a moment lies, and how the calendar writes it. */
export const dayNumber = (ms: number): number => Math.floor((ms + SHANGHAI_MS) / DAY_MS)
export const written = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
const monthOf = (day: number): string => written(day).slice(0, 7)

interface Done {
  readonly day: string
  readonly days: number
  readonly points: number
  readonly steps: readonly number[]
  readonly card: boolean
}

/** One person's sign-ins as a calendar on a wall: which days are crossed, and what was handed over for it. */
export class Wall {
  private readonly crossed = new Set<number>()
  private readonly signed = new Map<string, number>()
  private readonly prizes: { readonly step: number; readonly day: number }[] = []
  cards = 0
  points = 0

  has = (day: number): boolean => this.crossed.has(day)

  sign(ms: number): Done | 'already_signed' {
    const day = dayNumber(ms)
    if (this.crossed.has(day)) return 'already_signed'
    this.crossed.add(day)
    const times = (this.signed.get(monthOf(day)) ?? 0) + 1
    this.signed.set(monthOf(day), times)
    const card = times % 10 === 0 && this.cards < 2
    if (card) this.cards++
    const points = Math.min(this.run(day).days, 5)
    this.points += points
    return { day: written(day), days: this.run(day).days, points, steps: this.climb(day), card }
  }

  makeUp(day: number, ms: number): Done | 'day_out_of_reach' | 'day_signed' | 'no_card' {
    const ago = dayNumber(ms) - day
    if (ago < 1 || ago > 7) return 'day_out_of_reach'
    if (this.crossed.has(day)) return 'day_signed'
    if (this.cards === 0) return 'no_card'
    this.cards--
    this.crossed.add(day)
    return { day: written(day), days: this.run(day).days, points: 0, steps: this.climb(day), card: false }
  }

  /** What the calendar says at a moment of how many days in a row it is. */
  standing(ms: number): number {
    const today = dayNumber(ms)
    return this.crossed.has(today) ? this.run(today).days : this.crossed.has(today - 1) ? this.run(today - 1).days : 0
  }

  private run(day: number): { from: number; until: number; days: number } {
    let [from, until] = [day, day]
    while (this.crossed.has(from - 1)) from--
    while (this.crossed.has(until + 1)) until++
    return { from, until, days: until - from + 1 }
  }

  private climb(day: number): number[] {
    const { from, until, days } = this.run(day)
    const had = this.prizes.filter((prize) => prize.day >= from && prize.day <= until).map(({ step }) => step)
    const steps = [3, 7, 14, 30].filter((step) => step <= days && !had.includes(step))
    for (const step of steps) {
      this.prizes.push({ step, day })
      this.points += ({ 3: 5, 7: 15, 30: 60 } as Record<number, number>)[step] ?? 0
    }
    return steps
  }
}
