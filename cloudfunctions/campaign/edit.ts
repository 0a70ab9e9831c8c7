import { USUAL_AFTER_SALE_HOURS, USUAL_TERMS, checkTimes, poolPrice } from '@domain/campaign/campaign'
import type { Input } from '@domain/contract'
import { ok, refuse } from '@domain/result'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { findCampaign } from './campaign'
import type { CampaignRow, ItemRow } from './campaign-sql'
import { itemsOf, replaceItems, updateDraft } from './campaign-sql'
import { assertLowest, goodsKnown, itemRows } from './create'

/** What nobody has seen yet may be written anew; who saw an older draft than there is now looks again first. */
export const edit: Handler<'campaign.edit'> = async (input, call) => {
  const { tx, now, audit } = call
  assertLowest(input)
  const campaign = await findCampaign(tx, input.campaignId, 'update')
  if (!campaign || !holds(call, 'operator', campaign.communityId)) return refuse('campaign_not_found')
  if (campaign.state !== 'draft') return refuse('campaign_not_draft')
  if (campaign.revision !== input.revision) return refuse('draft_changed')
  const times = checkTimes(input, now)
  if (!times.ok) return times
  const before = await itemsOf(tx, campaign)
  const known = new Set(before.map((item) => item.id))
  const kept = input.items.flatMap((item) => item.itemId ?? [])
  if (new Set(kept).size < kept.length || kept.some((itemId) => !known.has(itemId))) return refuse('item_not_found')
  if (!(await goodsKnown(call, [campaign.communityId], input))) return refuse('goods_not_found')
  const told = termsIn(input)
  const rows = itemRows(call, campaign, input.items.map((item) => ({ lowestFen: lowestStill(before, item, input.pool), ...item })))
  await updateDraft(tx, campaign, { ...told, revision: campaign.revision + 1 })
  await replaceItems(tx, campaign, rows)
  const changed = changes(before, rows)
  await audit({
    communityId: campaign.communityId,
    what: 'campaign.edit',
    subject: campaign.id,
    before: { ...shown(campaign), items: changed.before },
    after: { ...shown(told), items: changed.after },
  })
  return ok({ revision: campaign.revision + 1 })
}

/** An item's lowest price stays where the draft doesn't name another, as far as its new price and its pool leave room for it. */
const lowestStill = (before: readonly ItemRow[], { itemId, priceFen }: Input<'campaign.edit'>['items'][number], pool = USUAL_TERMS): number =>
  Math.max(1, Math.min(before.find((item) => item.id === itemId)?.lowestFen ?? 1, poolPrice(priceFen, pool)))

type Told = Pick<
  CampaignRow,
  'title' | 'opensAt' | 'closesAt' | 'pickupDay' | 'pickupFrom' | 'pickupUntil' | 'afterSaleHours' | 'unfetched' | 'poolTerms'
>

const termsIn = (input: Input<'campaign.edit'>): Told => ({
  title: input.title,
  opensAt: input.opensAt,
  closesAt: input.closesAt,
  pickupDay: input.pickupDay,
  pickupFrom: input.pickupFrom,
  pickupUntil: input.pickupUntil,
  afterSaleHours: input.afterSaleHours ?? USUAL_AFTER_SALE_HOURS,
  unfetched: input.unfetched ?? 'leader_disposes',
  poolTerms: input.pool ?? USUAL_TERMS,
})

const shown = ({ title, opensAt, closesAt, pickupDay, pickupFrom, pickupUntil, afterSaleHours, unfetched, poolTerms }: Told) => ({
  title,
  opensAt,
  closesAt,
  pickupDay,
  pickupFrom,
  pickupUntil,
  afterSaleHours,
  unfetched,
  pool: { seatsMax: poolTerms.seatsMax, leastFen: poolTerms.leastFen, hours: poolTerms.hours, steps: poolTerms.steps.map((step) => ({ ...step })) },
})

type Shown = Pick<ItemRow, 'id' | 'name' | 'priceFen' | 'offered' | 'perPerson'>

/** Of the items only those that came, went, or cost or offer something else. */
function changes(before: readonly Shown[], after: readonly Shown[]) {
  const said = ({ name, priceFen, offered, perPerson }: Shown) => ({ name, priceFen, offered, limit: perPerson })
  const text = (items: readonly Shown[]) => new Map(items.map((item) => [item.id, JSON.stringify(said(item))]))
  const [was, is] = [text(before), text(after)]
  return {
    before: before.filter((item) => is.get(item.id) !== was.get(item.id)).map(said),
    after: after.filter((item) => was.get(item.id) !== is.get(item.id)).map(said),
  }
}
