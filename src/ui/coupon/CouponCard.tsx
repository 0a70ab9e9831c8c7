import type { CouponTerms } from '@domain/coupon/contract'
import type { Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverNow } from '../../kit/clock'
import { a11y } from '../a11y'
import { sayWhen, usableWords } from '../when'
import './coupon.scss'
import { words } from './words'

export interface CouponCardProps {
  readonly terms: CouponTerms
  /** What the goods are called that its scope names. */
  readonly things?: readonly string[]
  readonly validFrom?: Instant
  readonly validUntil?: Instant
  readonly why?: string
  readonly note?: string | null
  readonly pass?: boolean
  /** It can't be used (any more): the card steps back. */
  readonly over?: boolean
  /** What can be done with it, or how it stands. */
  readonly children?: ReactNode
}

/** One coupon: what it takes off, when and for what it may be used, and why one has it. */
export function CouponCard({ terms, things = [], validFrom, validUntil, why, note = null, pass = false, over = false, children }: CouponCardProps) {
  const benefit = words.benefit(terms.benefit)
  const rules = words.rules(terms, things)
  const notYet = validFrom !== undefined && validFrom > serverNow()
  const when = validUntil === undefined ? '' : notYet ? words.from(sayWhen(validFrom)) : usableWords(validUntil)
  return (
    <View className={`card coupon ${over ? 'coupon-over' : ''}`} {...a11y({ role: 'group', label: words.spoken([terms.name, benefit, rules, when]) })}>
      <View className="coupon-head">
        <Text className="coupon-benefit">{benefit}</Text>
        <Text className="coupon-name">{terms.name}</Text>
      </View>
      <Text className="small">{rules}</Text>
      {when !== '' && <Text className="small">{when}</Text>}
      {pass && <Text className="small">{words.pass}</Text>}
      {why !== undefined && <Text className="soft small">{words.why(why, note)}</Text>}
      {children}
    </View>
  )
}
