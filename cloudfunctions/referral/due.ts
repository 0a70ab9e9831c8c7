import { dueVerdict } from '@domain/referral/reward'
import { judge } from '@domain/referral/risk'
import type { Job, JobHandler } from '../_kit/jobs'
import { grant, move } from './grant'
import { riskFacts } from './marks'
import { isErased } from './referral-sql'
import type { RewardRow } from './reward-sql'
import { lockReward, orderDone, rewardsFor } from './reward-sql'

const why = (rule: string) => [{ rule, score: 0 }]

/** A reward's after-sale window is over: it is given, held for a person, refused or dropped. */
export const due: JobHandler = async (job) => {
  const reward = await lockReward(job.tx, job.subject)
  if (reward?.state !== 'waiting' || job.now < reward.dueAt) return
  if (await isErased(job.tx, reward.inviterId)) return move(job, reward, 'cancelled', why('erased'))
  const done = await orderDone(job.tx, reward.communityId, reward.orderId)
  const first = reward.step === 'again' ? await firstState(job, reward) : null
  const verdict = dueVerdict({ step: reward.step, fetched: done?.fetched ?? false, keptFen: done?.keptFen ?? 0, asked: done?.asked ?? true, first })
  if (verdict === 'first_undecided') return move(job, reward, 'held', why(verdict))
  if (verdict !== 'deserved') return move(job, reward, 'cancelled', why(verdict))
  const judgement = judge(await riskFacts(job.tx, reward.inviterId, reward.inviteeId, job.now))
  if (judgement.verdict === 'allow') return grant(job, reward, judgement.reasons)
  return move(job, reward, judgement.verdict === 'hold' ? 'held' : 'refused', judgement.reasons)
}

async function firstState({ tx }: Job, { inviterId, inviteeId }: RewardRow) {
  return (await rewardsFor(tx, inviterId, inviteeId)).find((reward) => reward.step === 'first')?.state ?? null
}
