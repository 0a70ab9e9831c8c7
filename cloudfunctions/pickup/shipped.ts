import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import { TryLater, jobSteps } from '../_kit/jobs'
import { wechat } from '../_kit/outside'
import type { Shipment } from './pickup-sql'
import { shipmentOf } from './pickup-sql'

/** WeChat wants to hear that what was paid for was handed over; once an order is enough. Without WeChat there is nobody to tell. */
export async function reportShipped(call: Call, order: { communityId: string; id: string }): Promise<void> {
  if (wechat()) await call.later({ kind: 'pickup.shipped', subject: order.id, communityId: order.communityId, runAt: call.now })
}

export const shipped = jobSteps<Shipment & { at: Instant }, 'done' | 'refused' | 'unknown'>({
  async load(job) {
    const shipment = await shipmentOf(job.tx, job.communityId, job.subject)
    return shipment && { ...shipment, at: job.now }
  },
  async perform(shipment) {
    const answer = await wechat()?.mini.uploadShipping(shipment)
    return answer?.kind ?? 'done'
  },
  async save(_shipment, answer) {
    if (answer !== 'done') throw new TryLater(`WeChat's answer to the report of an order handed over: ${answer}`)
  },
})
