import type { Chance } from '../../../cloudfunctions/_demo/parts/random'
import { encrypt } from '../../../cloudfunctions/_kit/wechat/pay-crypto'
import { slip } from './alterations'
import type { PayShop, Sent } from './shop'

type Json = Record<string, unknown>
interface Content extends Json {
  readonly amount: Json
  readonly payer: Json
}
interface Context {
  readonly shop: PayShop
  readonly chance: Chance
  /** What the channel says of the trade. */
  readonly content: Content
  /** The trade number of another order that waits for its money. */
  readonly otherTrade: string
}
type Alter = (context: Context) => Json

const amount = (change: (total: number, chance: Chance) => unknown): Alter => ({ content, chance }) => ({ ...content, amount: { ...content.amount, total: change(Number(content.amount.total), chance) } })
const set = (name: string, value: (context: Context) => unknown): Alter => (context) => ({ ...context.content, [name]: value(context) })

/** What a notice may say wrongly though the channel itself has signed it. None of it pays the order. */
export const CONTENTS: Readonly<Record<string, Alter>> = {
  'a fen less': amount((total) => total - 1),
  'a fen more': amount((total) => total + 1),
  'ten times as much': amount((total) => total * 10),
  'no money': amount(() => 0),
  'less than none': amount((total) => -total),
  'a part of a fen': amount((total) => total + 0.5),
  'an amount in letters': amount(String),
  'an amount beyond whole numbers': amount(() => 2 ** 53),
  'no amount': amount(() => undefined),
  'another currency': ({ content, chance }) => ({ ...content, amount: { ...content.amount, currency: chance.pick(['USD', 'HKD', 'cny', 'CNY ']) } }),
  'another app': set('appid', () => 'wx0000000000000000'),
  'another merchant': set('mchid', () => '1900000000'),
  'no merchant': set('mchid', () => undefined),
  'another payer': ({ content }) => ({ ...content, payer: { openid: 'somebody-else' } }),
  'no payer': ({ content }) => ({ ...content, payer: undefined }),
  'an unknown trade': set('out_trade_no', ({ chance }) => `T${chance.int(1e9, 2e9)}`),
  "another order's trade": set('out_trade_no', ({ otherTrade }) => otherTrade),
  'a trade with something behind it': set('out_trade_no', ({ content }) => `${String(content.out_trade_no)} `),
  'not paid': set('trade_state', ({ chance }) => chance.pick(['NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'success', ''])),
  'no state': set('trade_state', () => undefined),
}

/** News of a payment that names no money: nothing can be booked, and the audit says so until a person has looked. */
export const OF_NO_MONEY: readonly string[] = ['no money', 'no amount']

/** The same in an envelope that the channel signed, and of another movement of money: each has a number of its own. */
export function withContent(shop: PayShop, text: string, content: Json, chance: Chance): Sent {
  const envelope = JSON.parse(text) as Json
  const { ciphertext, nonce, associatedData } = encrypt(JSON.stringify({ ...content, transaction_id: `4200${chance.int(1e12, 9e12)}${chance.int(1e10, 9e10)}` }), shop.keys.apiV3Key, 'transaction')
  return shop.signed(JSON.stringify({ ...envelope, id: crypto.randomUUID(), resource: { ...(envelope.resource as Json), ciphertext, nonce, associated_data: associatedData } }))
}

/** Envelopes that the channel signed around what nobody can open, or that say something else of it. */
export const ENVELOPES: Readonly<Record<string, (shop: PayShop, text: string, chance: Chance) => Sent>> = {
  'news of a repayment': (shop, text) => shop.signed(JSON.stringify({ ...(JSON.parse(text) as Json), event_type: 'REFUND.SUCCESS' })),
  'an event of another kind': (shop, text, chance) => shop.signed(JSON.stringify({ ...(JSON.parse(text) as Json), event_type: chance.pick(['', 'TRANSACTION.FAIL', 'COUPON.USE', 'transaction.success']) })),
  'another secret, signed': (shop, text, chance) => shop.signed(inResource(text, 'ciphertext', (value) => slip(value, chance))),
  'another nonce, signed': (shop, text, chance) => shop.signed(inResource(text, 'nonce', (value) => slip(value, chance))),
  'another word beside it, signed': (shop, text) => shop.signed(inResource(text, 'associated_data', () => 'refund')),
  'another algorithm, signed': (shop, text) => shop.signed(inResource(text, 'algorithm', () => 'none')),
  'no envelope': (shop, _text, chance) => shop.signed(chance.pick(['', '{}', '[]', 'null', '{"resource":null}', 'x'.repeat(2_000), '['.repeat(20_000)])),
}

function inResource(text: string, name: string, change: (value: string) => string): string {
  const envelope = JSON.parse(text) as { resource: Json }
  return JSON.stringify({ ...envelope, resource: { ...envelope.resource, [name]: change(String(envelope.resource[name])) } })
}
