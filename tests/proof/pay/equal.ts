import { anEvening, only, type Evening } from '../../pool/fixtures'
import { fingerprint, won } from '../rows'
import { newsOf, paidUnheard, type Waiting } from './altered'
import type { PayShop, Sent } from './shop'

const AT_ONCE = 100

/** The same thing a hundred times at once: its notices, from the one bag of post that each of two alike orders has. */
interface Scene {
  readonly name: string
  readonly prepare: (shop: PayShop, evening: Evening) => Promise<{ of: Waiting; bag: readonly Sent[] }>
  /** Rows that each notice for itself may leave. */
  readonly each?: Readonly<Record<string, number>>
  readonly want: (of: Waiting) => object
}

const again = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as object), id: crypto.randomUUID() })
const aNeighbour = async (evening: Evening) => only(await evening.neighbours(1))

const scenes: readonly Scene[] = [
  {
    name: 'one notice',
    async prepare(shop, evening) {
      const of = await paidUnheard(shop, evening, await aNeighbour(evening))
      return { of, bag: [shop.signed(newsOf(shop, of))] }
    },
    want: ({ payFen }) => ({ state: 'paid', paidFen: payFen, refundedFen: 0 }),
  },
  {
    name: 'notices of one payment, each with an id of its own',
    async prepare(shop, evening) {
      const of = await paidUnheard(shop, evening, await aNeighbour(evening))
      const text = newsOf(shop, of)
      return { of, bag: Array.from({ length: AT_ONCE }, (_, n) => shop.signed(again(text), n % 2 === 0 ? 'certificate' : 'publicKey')) }
    },
    each: { pay_inbox: 1 },
    want: ({ payFen }) => ({ state: 'paid', paidFen: payFen, refundedFen: 0 }),
  },
  {
    name: 'notices of two payments of one order',
    async prepare(shop, evening) {
      const person = await aNeighbour(evening)
      const of = await paidUnheard(shop, evening, person)
      const { outTradeNo } = await person.ok('payment.prepay', { orderId: of.orderId, way: 'h5' })
      await shop.pay(outTradeNo, person.openid)
      await shop.flush()
      return { of, bag: [shop.signed(newsOf(shop, of)), shop.signed(newsOf(shop, { ...of, outTradeNo }))] }
    },
    want: ({ payFen }) => ({ state: 'paid', paidFen: 2 * payFen, refundedFen: payFen }),
  },
  {
    name: 'notices of one repayment',
    async prepare(shop, evening) {
      const of = await paidUnheard(shop, evening, await aNeighbour(evening))
      await shop.hand(shop.signed(newsOf(shop, of)))
      await of.person.ok('order.cancel', { orderId: of.orderId })
      await shop.runDue()
      shop.takeRepayments()
      await shop.flush()
      return { of, bag: [shop.signed(only(shop.takeRepayments()).body)] }
    },
    want: ({ payFen }) => ({ state: 'refunded', paidFen: payFen, refundedFen: payFen, refundingFen: 0 }),
  },
]

/** Hands a bag over, and says which rows came of it and how the order stands. */
async function hear(shop: PayShop, { of, bag }: { of: Waiting; bag: readonly Sent[] }, times: number, broken: string[]): Promise<{ rows: Record<string, number>; order: object }> {
  const before = await fingerprint(shop.databaseUrl)
  const all = Array.from({ length: times }, (_, n) => bag[n % bag.length] as Sent)
  const statuses = await Promise.all(all.map((sent) => shop.handUntilHeard(sent)))
  const refused = statuses.filter((status) => status !== 204)
  if (refused.length > 0) broken.push(`${refused.length} of ${times} were answered ${[...new Set(refused)].join(', ')}`)
  return { rows: won(before, await fingerprint(shop.databaseUrl)), order: await of.person.ok('order.get', { orderId: of.orderId }) }
}

/** A hundred at once leave the same rows as each kind heard once by an order that is alike. */
export async function equalOnes(shop: PayShop): Promise<string[]> {
  const broken: string[] = []
  const evening = await anEvening(shop, { stock: 100_000, limit: 5 })
  for (const { name, prepare, each = {}, want } of scenes) {
    const here: string[] = []
    const [quiet, loud] = [await prepare(shop, evening), await prepare(shop, evening)]
    const kinds = name.includes('two') ? 2 : 1
    const once = await hear(shop, quiet, kinds, here)
    const often = await hear(shop, loud, AT_ONCE, here)
    const expected = { ...once.rows }
    for (const [table, more] of Object.entries(each)) expected[table] = (expected[table] ?? 0) + more * (AT_ONCE - kinds)
    if (JSON.stringify(often.rows) !== JSON.stringify(expected)) here.push(`left ${JSON.stringify(often.rows)}, and once ${JSON.stringify(expected)}`)
    const wanted = Object.entries(want(loud.of))
    for (const [what, value] of wanted) {
      const found = (often.order as Record<string, unknown>)[what]
      if (found !== value) here.push(`its order's ${what} is ${String(found)}, not ${String(value)}`)
    }
    broken.push(...here.map((line) => `100 ${name} at once: ${line}`))
  }
  return broken
}
