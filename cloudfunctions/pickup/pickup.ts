import { shelfOrder } from '@domain/pickup/bags'
import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { householdsOf } from '../household/household'
import { deskName } from '../me/me'
import type { BagRow } from './pickup-sql'
import { bagRows, buyersOfPool, insertBag, mergeBags, setNumbers, unnumberedBags } from './pickup-sql'

/** What other words may do with bags. */
export type { BagRow } from './pickup-sql'
export { reportShipped } from './shipped'

/** 5 bytes are 8 characters: too few to be guessed at a desk that locks after five wrong ones, few enough to be read out. */
const TYPED_BYTES = 5
const CODE_TRIES = 8

/** Makes the bag of an order that was just paid, with a code to scan (128 bits of chance) and one to type, unique at its station. Returns the bag's id. */
export async function makeBag(call: Call, order: { communityId: string; campaignId: string; stationId: string }): Promise<string> {
  const id = call.newId()
  for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
    const made = await insertBag(call.tx, {
      communityId: order.communityId,
      id,
      campaignId: order.campaignId,
      stationId: order.stationId,
      scanCode: `LP${call.secret()}`,
      typedCode: call.secret(TYPED_BYTES),
      createdAt: call.now,
    })
    if (made) return id
  }
  assert(false, 'a code that nobody has is found within a few tries')
}

/** At a pool's settling: if one household bought all of it, its bags become one, with the first one's codes; the others' codes lead to it. */
export async function shareBags(call: Call, communityId: string, poolId: string): Promise<void> {
  const buyers = await buyersOfPool(call.tx, communityId, poolId)
  const [first, ...rest] = buyers
  if (!first || rest.length === 0) return
  const households = await householdsOf(
    call.tx,
    buyers.map((buyer) => buyer.personId),
  )
  const householdId = households.get(first.personId)
  if (!householdId || rest.some((buyer) => households.get(buyer.personId) !== householdId)) return
  await mergeBags(
    call.tx,
    communityId,
    first.bagId,
    rest.map((buyer) => buyer.bagId),
    { poolId, householdId },
  )
}

/** Gives the bags of a campaign that closes their numbers, by building, name and time of payment. */
export async function numberBags(tx: Tx, campaign: { communityId: string; id: string }): Promise<void> {
  const bags = await unnumberedBags(tx, campaign)
  const names = await deskName(
    tx,
    bags.map((bag) => bag.personId),
  )
  const sorted = bags.map((bag) => ({ ...bag, name: names.get(bag.personId) ?? '' })).sort(shelfOrder)
  await setNumbers(
    tx,
    campaign,
    sorted.map((bag) => bag.id),
  )
}

/** The bags with these ids. */
export async function bagsOf(tx: Tx, bagIds: readonly string[]): Promise<Map<string, BagRow>> {
  return new Map((await bagRows(tx, bagIds)).map((bag) => [bag.id, bag]))
}
