import { anEvening } from '../../pool/fixtures'
import type { Form, ProofResult } from '../parts'
import { altered } from './altered'
import { equalOnes } from './equal'
import { Evening, HISTORIES, PEOPLE_EACH, type Counts } from './evening'
import { PayShop } from './shop'

const SHORT = { alterations: 300, histories: 1_000 }
const LONG = { alterations: 3_000, histories: 10_000 }

async function onAShop<T>(work: (shop: PayShop) => Promise<T>): Promise<T> {
  const shop = new PayShop()
  await shop.start()
  try {
    return await work(shop)
  } finally {
    await shop.stop()
  }
}

/** Equal notices and altered ones. Of the latter's money the channel's bill knows nothing, so they come last and their morning after never comes. */
const notices = (alterations: number): Promise<string[]> =>
  onAShop(async (shop) => {
    const broken = [...(await equalOnes(shop)), ...(await altered(shop, alterations))]
    return [...broken, ...shop.takeFailures()]
  })

async function histories(shop: PayShop, seeds: readonly number[], counts: Counts, say: Form['say']): Promise<string[]> {
  const { stationId, operator, neighbours, cutOff, campaignId } = await anEvening(shop)
  const town = { shop, stationId, operator, people: await neighbours(HISTORIES * PEOPLE_EACH) }
  await shop.runDue(cutOff)
  await operator.ok('campaign.close', { campaignId })
  const broken: string[] = []
  for (const [n, seed] of seeds.entries()) {
    broken.push(...(await new Evening(town, seed, counts).play()))
    if ((n + 1) % 10 === 0) say(`${counts.histories} histories`)
    if (broken.length > 0) break
  }
  return broken
}

/** What a pay channel can do to a shop, and people with it: every fen of its bill is in the books, and nothing else. A seed is an evening of fifty histories. */
export async function pay({ long, seed, say }: Form): Promise<ProofResult> {
  const { alterations, histories: times } = long ? LONG : SHORT
  const counts: Counts = { histories: 0, paid: 0, told: 0, back: 0 }
  const first = seed ?? Math.floor(Math.random() * 1e9)
  const seeds = Array.from({ length: seed === undefined ? Math.ceil(times / HISTORIES) : 1 }, (_, n) => first + n)
  say(seeds.length > 1 ? `seeds ${first} to ${first + seeds.length - 1}` : `seed ${first}`)
  const broken = seed === undefined ? await notices(alterations) : []
  if (seed === undefined) say(`${alterations} altered notices and 4 times 100 equal ones: ${broken.length} wrong`)
  broken.push(...(await onAShop((shop) => histories(shop, seeds, counts, say))))
  const noticed = seed === undefined ? `${alterations} altered notices refused, 4 times 100 equal ones at once; ` : ''
  return {
    summary: `${noticed}from seed ${first} on ${counts.histories} histories, ${counts.paid} payments, ${counts.told} notices of them heard, ${counts.back} repayments`,
    broken,
  }
}
