import { Chance } from '../../../cloudfunctions/_demo/parts/random'
import { decrypt } from '../../../cloudfunctions/_kit/wechat/pay-crypto'
import { anEvening, plain, type Evening } from '../../pool/fixtures'
import type { Person } from '../../support/person'
import { changed, fingerprint } from '../rows'
import { ALTERATIONS } from './alterations'
import { CONTENTS, ENVELOPES, OF_NO_MONEY, withContent } from './contents'
import type { PayShop, Signer } from './shop'

export interface Waiting {
  readonly person: Person
  readonly orderId: string
  readonly outTradeNo: string
  readonly payFen: number
}

/** Money that is at the channel, of which the shop has not heard. */
export async function paidUnheard(shop: PayShop, evening: Evening, person: Person, way: 'jsapi' | 'h5' = 'jsapi'): Promise<Waiting> {
  const { orderId } = await person.ok('order.place', plain(evening))
  const { outTradeNo, payFen } = await person.ok('payment.prepay', { orderId, way })
  await shop.pay(outTradeNo, person.openid)
  await shop.flush()
  return { person, orderId, outTradeNo, payFen }
}

export const newsOf = (shop: PayShop, { outTradeNo }: Waiting): string => {
  const body = shop.newsOf(outTradeNo)
  if (body === undefined) throw new Error(`the channel said nothing of ${outTradeNo}`)
  return body
}

const isOpen = async ({ person, orderId }: Waiting): Promise<boolean> => {
  const { state, paidFen } = await person.ok('order.get', { orderId })
  return state === 'unpaid' && paidFen === 0
}

/** What is done to notices without the channel's key: each is refused, and no row of any table changes by all of them. Then the true ones are heard, so nothing else was wrong with them. */
async function unsigned(shop: PayShop, evening: Evening, times: number, broken: string[]): Promise<void> {
  const chance = new Chance(times)
  const kinds = Object.entries(ALTERATIONS)
  const [one, two] = await Promise.all((await evening.neighbours(2)).map((person) => paidUnheard(shop, evening, person)))
  if (!one || !two) throw new Error('two neighbours')
  const before = await fingerprint(shop.databaseUrl)
  for (let n = 0; n < times; n++) {
    const [name, alter] = kinds[n % kinds.length] as (typeof kinds)[number]
    const signer: Signer = chance.pick(['certificate', 'publicKey'])
    const sent = alter({ shop, chance, true: shop.signed(newsOf(shop, one), signer), other: shop.signed(newsOf(shop, two), signer) })
    const status = await shop.hand(sent)
    if (status < 400 || status >= 500) broken.push(`a notice with ${name} was answered ${status}`)
  }
  const touched = changed(before, await fingerprint(shop.databaseUrl))
  if (touched.length > 0) broken.push(`altered notices changed ${touched.join(', ')}`)
  for (const each of [one, two]) {
    const status = await shop.hand(shop.signed(newsOf(shop, each)))
    const { state, paidFen } = await each.person.ok('order.get', { orderId: each.orderId })
    if (status !== 204 || state !== 'paid' || paidFen !== each.payFen) broken.push(`a true notice after them was answered ${status}, its order is ${state}`)
  }
}

/** What the channel itself says wrongly: heard or not, it pays no order. Replies for how many of them the audit must call a person. */
async function signedWrongly(shop: PayShop, evening: Evening, times: number, broken: string[]): Promise<number> {
  let ofNoMoney = 0
  const chance = new Chance(times)
  const kinds = [...Object.keys(CONTENTS), ...Object.keys(ENVELOPES)]
  for (let n = 0; n < times; n++) {
    const name = kinds[n % kinds.length] as string
    const [one, two] = await Promise.all((await evening.neighbours(2)).map((person) => paidUnheard(shop, evening, person)))
    if (!one || !two) throw new Error('two neighbours')
    const text = newsOf(shop, one)
    const content = CONTENTS[name]?.({ shop, chance, content: contentOf(shop, text), otherTrade: two.outTradeNo })
    const status = await shop.hand(content ? withContent(shop, text, content, chance) : ENVELOPES[name]?.(shop, text, chance) ?? shop.signed(text))
    if (OF_NO_MONEY.includes(name)) ofNoMoney++
    if (status >= 500) broken.push(`signed news with ${name} was answered ${status}`)
    if (!(await isOpen(one)) || !(await isOpen(two))) broken.push(`signed news with ${name} paid an order`)
  }
  return ofNoMoney
}

function contentOf(shop: PayShop, text: string) {
  const { resource } = JSON.parse(text) as { resource: { ciphertext: string; nonce: string; associated_data: string } }
  const { ciphertext, nonce, associated_data: associatedData } = resource
  return JSON.parse(String(decrypt({ ciphertext, nonce, associatedData }, shop.keys.apiV3Key))) as Parameters<(typeof CONTENTS)[string]>[0]['content']
}

/** Four altered notices of five are what a stranger can send; the fifth bears the channel's own signature. Nothing else is wrong afterwards. */
export async function altered(shop: PayShop, times: number): Promise<string[]> {
  const broken: string[] = []
  const evening = await anEvening(shop, { stock: 100_000, limit: 5 })
  await unsigned(shop, evening, Math.round(times * 0.8), broken)
  const ofNoMoney = await signedWrongly(shop, evening, Math.round(times * 0.2), broken)
  const audited = (await shop.audit()).filter(({ id, count }) => id !== 'I5' || count !== ofNoMoney)
  return [...broken, ...audited.map((one) => JSON.stringify(one).slice(0, 600))]
}
