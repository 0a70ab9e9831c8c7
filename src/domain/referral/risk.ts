import { addressWords } from './words'

/** What tells that two accounts are one person or one household. */
export interface Marks {
  readonly phone: string | null
  /** Normalised, with the community. */
  readonly addresses: readonly string[]
  readonly payers: readonly string[]
  readonly devices: readonly string[]
  readonly household: string | null
}
export const MARKS = ['phone', 'address', 'payer', 'device', 'household'] as const
export type Mark = (typeof MARKS)[number]

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((each) => b.includes(each))

/** Which marks two people share. */
export function sharedMarks(a: Marks, b: Marks): ReadonlySet<Mark> {
  const shared: Record<Mark, boolean> = {
    phone: a.phone !== null && a.phone === b.phone,
    address: meet(a.addresses, b.addresses),
    payer: meet(a.payers, b.payers),
    device: meet(a.devices, b.devices),
    household: a.household !== null && a.household === b.household,
  }
  return new Set(MARKS.filter((mark) => shared[mark]))
}

/** The facts that a reward is judged by. None of them counts how many came how fast or over which network: a launch evening is no fraud. */
export interface RiskFacts {
  readonly withInviter: ReadonlySet<Mark>
  /** With somebody for whom the same inviter was rewarded already, or is about to be. */
  readonly withRewarded: ReadonlySet<Mark>
  /** With the one who invited the inviter: a chain of one's own accounts. */
  readonly withUpline: ReadonlySet<Mark>
  /** This inviter's rewards of the last 90 days whose order was barely large enough. */
  readonly barely: number
  /** This inviter's rewards of the last 90 days that were taken back. */
  readonly takenBack: number
}
export interface RiskRule {
  readonly id: string
  readonly score: number
  readonly when: (facts: RiskFacts) => boolean
}

const REFUSE_AT = 100
const HOLD_AT = 50

/** Every rule there is; the id is the reason that people read. Shared marks refuse: nobody invites herself, and a family is one household. */
export const RISK_RULES: readonly RiskRule[] = [
  ...MARKS.map((mark): RiskRule => ({ id: `self_${mark}`, score: REFUSE_AT, when: (facts) => facts.withInviter.has(mark) })),
  ...MARKS.map((mark): RiskRule => ({ id: `family_${mark}`, score: REFUSE_AT, when: (facts) => facts.withRewarded.has(mark) })),
  ...MARKS.map((mark): RiskRule => ({ id: `upline_${mark}`, score: HOLD_AT, when: (facts) => facts.withUpline.has(mark) })),
  { id: 'barely_enough', score: HOLD_AT, when: (facts) => facts.barely >= 5 },
  { id: 'often_taken_back', score: HOLD_AT, when: (facts) => facts.takenBack >= 3 },
]

export interface Reason {
  readonly rule: string
  readonly score: number
}
export interface Judgement {
  readonly verdict: 'allow' | 'hold' | 'refuse'
  readonly reasons: readonly Reason[]
}

/** Adds up the rules that apply. The order itself is never touched: only its reward is. */
export function judge(facts: RiskFacts): Judgement {
  const reasons = RISK_RULES.filter((rule) => rule.when(facts)).map(({ id, score }) => ({ rule: id, score }))
  const score = reasons.reduce((total, reason) => total + reason.score, 0)
  return { verdict: reasons.some((reason) => reason.score >= REFUSE_AT) ? 'refuse' : score >= HOLD_AT ? 'hold' : 'allow', reasons }
}

const { digits, ten, left } = addressWords
const TEENS = new RegExp(`${ten}([${digits.slice(1)}])`, 'g')
const TENS = new RegExp(ten, 'g')
const DIGITS = new RegExp(`[${digits}]`, 'g')
const SAYS_NOTHING = new RegExp(`[\\s\\p{P}]|${left}`, 'gu')

/** A building and door as one text, however they were typed: `3 幢`, `３号楼` and `三栋` are one. Null where either says nothing. */
export function normalAddress(communityId: string, building: string | null, door: string | null): string | null {
  const parts = [building, door].map((part) =>
    (part ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(TEENS, '1$1')
      .replace(TENS, '10')
      .replace(DIGITS, (digit) => String(digits.indexOf(digit)))
      .replace(SAYS_NOTHING, '')
      .replace(/^0+(?=\d)/, ''),
  )
  return parts.every((part) => part !== '') ? `${communityId}|${parts.join('|')}` : null
}
