import { later, minutes, type Instant } from '@domain/time'
import type { Chance } from '../parts/random'
import type { Agenda } from './agenda'
import type { Bought } from './evening'
import type { Resident } from './people'
import type { OpenRound } from './round'
import type { Shop } from './shop'
import { between, type Times } from './times'

/** How a station's evening of handing out goes. */
export interface Handing {
  readonly share: number
  readonly short: boolean
  /** The goods have not come yet. */
  readonly waiting: boolean
  readonly asks: readonly ('asked' | 'accepted' | 'declined')[]
  /** These come, whoever else does. */
  readonly surely?: readonly Resident[]
}

interface Desk {
  readonly shop: Shop
  readonly chance: Chance
  readonly agenda: Agenda
  readonly round: OpenRound
  readonly bought: readonly Bought[]
  readonly times: Pick<Times, 'closedAt' | 'arrivedAt' | 'now'>
}

const MISSING = 2
const LAST_PICKUP_BEFORE_MS = minutes(25)

/** After the cut-off the leader closes, takes the delivery, and hands bags over to those who come. */
export function planDesk(desk: Desk, handing: Handing): void {
  const { shop, agenda, round, times } = desk
  const { leader, place } = round.corner
  const { campaignId } = round
  agenda.plan(later(times.closedAt, place * 1_000), async () => {
    await shop.call(leader, 'campaign.close', { campaignId })
  })
  if (handing.waiting) return
  const arrivedAt = later(times.arrivedAt, place * 1_000)
  agenda.plan(arrivedAt, async () => {
    const { totals } = await shop.call(leader, 'campaign.sheet', { campaignId })
    const [most] = [...totals].sort((a, b) => b.quantity - a.quantity)
    const short = handing.short && most ? [{ itemId: most.itemId, arrived: Math.max(0, most.quantity - MISSING) }] : undefined
    await shop.call(leader, 'campaign.arrive', { campaignId, short })
    await planPickups(desk, handing, arrivedAt)
  })
}

/** Who comes when; known once the delivery is there, for a pool that was not filled has sent some home. */
async function planPickups(desk: Desk, handing: Handing, arrivedAt: Instant): Promise<void> {
  const { shop, agenda, chance, round, times } = desk
  const from = later(arrivedAt, minutes(2))
  const until = later(times.now, -LAST_PICKUP_BEFORE_MS)
  const fetched: Bought[] = []
  for (const order of desk.bought) {
    const { state } = await shop.call(order.who, 'order.get', { orderId: order.orderId })
    if (state === 'paid' && (handing.surely?.includes(order.who) || chance.yes(handing.share))) fetched.push(order)
  }
  for (const order of fetched) {
    agenda.plan(between(from, until, chance.next()), () => handOver(shop, round, order))
  }
  handing.asks.forEach((ask, n) => {
    const order = fetched[n]
    if (order) planAsk(desk, order, ask, later(until, minutes(1 + n)))
  })
}

async function handOver(shop: Shop, round: OpenRound, { who, orderId }: Bought): Promise<void> {
  const { code, fetched } = await shop.call(who, 'pickup.code', { orderId })
  // A household's bag may have been fetched by the other.
  if (fetched) return
  const { green } = await shop.call(round.corner.leader, 'pickup.preview', { code })
  await shop.call(round.corner.leader, 'pickup.confirm', { code, green })
}

/** Something was wrong with the first of the goods. */
function planAsk({ shop, agenda, round }: Desk, { who, orderId }: Bought, outcome: Handing['asks'][number], at: Instant): void {
  agenda.plan(at, async () => {
    const { lines } = await shop.call(who, 'order.get', { orderId })
    const line = lines.find(({ quantity, refundedQuantity }) => quantity > refundedQuantity)
    if (!line) throw new Error(`nothing is left to ask back of ${orderId}`)
    const { askId } = await shop.call(who, 'refund.ask', { orderId, lines: [{ itemId: line.itemId, quantity: 1 }], reason: 'damaged', note: '到家发现压坏了' })
    if (outcome === 'asked') return
    agenda.plan(later(at, minutes(5)), async () => {
      await shop.call(round.corner.leader, 'refund.decide', { askId, accept: outcome === 'accepted', words: outcome === 'accepted' ? '不好意思，这就退' : '图片看着没问题，麻烦到店里看一下' })
    })
  })
}

