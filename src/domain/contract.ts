import type { z } from 'zod/mini'
import { badge } from './badge/contract'
import { campaign } from './campaign/contract'
import { coupon } from './coupon/contract'
import { event } from './event/contract'
import { goods } from './goods/contract'
import { household } from './household/contract'
import { me } from './me/contract'
import { message } from './message/contract'
import { ops } from './ops/contract'
import { order } from './order/contract'
import { payment } from './payment/contract'
import { pickup } from './pickup/contract'
import { points } from './points/contract'
import { policy } from './policy/contract'
import { pool } from './pool/contract'
import { referral } from './referral/contract'
import { refund } from './refund/contract'
import { review } from './review/contract'
import { role } from './role/contract'
import { session } from './session/contract'
import { station } from './station/contract'
import { streak } from './streak/contract'
import { tier } from './tier/contract'

/** Every question a phone may ask. Phones take its types only; the gateway lists it at /openapi.json. */
export const calls = {
  ...session,
  ...me,
  ...station,
  ...goods,
  ...coupon,
  ...points,
  ...campaign,
  ...pool,
  ...order,
  ...household,
  ...payment,
  ...refund,
  ...pickup,
  ...message,
  ...role,
  ...policy,
  ...referral,
  ...streak,
  ...event,
  ...review,
  ...tier,
  ...badge,
  ...ops,
}

export type Calls = typeof calls
export type CallName = keyof Calls
export type Input<C extends CallName> = z.infer<Calls[C]['input']>
export type Output<C extends CallName> = z.infer<Calls[C]['output']>
export type RefusalOf<C extends CallName> = Calls[C]['refusals'][number]
export type Refusal = RefusalOf<CallName>
export type WriteName = { [C in CallName]: Calls[C]['kind'] extends 'write' ? C : never }[CallName]

/** What comes back over the wire. */
export type CallError = 'bad_input' | 'no_session' | 'forbidden' | 'unknown_call' | 'key_reused' | 'too_large' | 'too_many' | 'busy' | 'bug'
export type Reply<C extends CallName> =
  | { ok: true; value: Output<C> }
  | { ok: false; refusal: RefusalOf<C>; detail?: unknown }
  | { ok: false; error: CallError; issues?: readonly { path: string; message: string }[] }
