import type { Instant } from '../time'

export interface BagToNumber {
  readonly building: string | null
  readonly name: string
  readonly paidAt: Instant
}

const zh = new Intl.Collator('zh-CN', { numeric: true })
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order in which bags stand on the shelf: by building (2 before 10), then by name, then by who paid first. */
export const shelfOrder = (a: BagToNumber, b: BagToNumber): number =>
  zh.compare(a.building ?? '', b.building ?? '') || zh.compare(a.name, b.name) || byText(a.paidAt, b.paidAt)
