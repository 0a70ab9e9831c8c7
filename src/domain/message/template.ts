import type { MessageKind, Template } from './contract'

/** Which of WeChat's one-time permissions a message may use; null where it is told in the app alone. */
export const TEMPLATE_OF: Readonly<Record<MessageKind, Template | null>> = {
  pool_filled: 'pool_over',
  pool_expired_refund: 'pool_over',
  pool_expired_keep: 'pool_over',
  refunded: 'refunded',
  refund_sent: 'refunded',
  ask_accepted: 'refunded',
  ask_declined: null,
  short: 'refunded',
  arrived: 'arrived',
  reminder: 'arrived',
  not_fetched: null,
  cancelled: 'refunded',
  late_payment: 'refunded',
  coupon_given: null,
  coupon_ends: null,
  tasting_invited: null,
  coupon_taken_back: null,
  points_end: null,
  sign_in_waits: 'sign_in',
  review_hidden: null,
  event_offered: 'event',
  event_lapsed: null,
  event_reminder: 'event',
  event_cancelled: 'event',
  event_changed: 'event',
  event_named: null,
  event_unnamed: null,
}

/** More permissions than this are not noted: nobody is written to so often. */
export const PERMITS_MOST = 50

/** How WeChat took a message: it went, was refused, or nobody knows. In none of the cases is it sent again (I34: at most once). */
export type Pushed = 'sent' | 'refused' | 'unknown'

/** WeChat's number for "this person has not allowed it", whatever our count says. */
const NOT_ALLOWED = '43101'

/** What is left of the permissions, of which one was taken before asking: WeChat used none if it refused, and has none if it says so. */
export const leftAfter = (left: number, pushed: Pushed, code: string): number =>
  pushed !== 'refused' ? left : code === NOT_ALLOWED ? 0 : Math.min(PERMITS_MOST, left + 1)
