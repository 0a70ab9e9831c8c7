import { dueVerdict } from '@domain/referral/reward'
import { judge } from '@domain/referral/risk'
import { lockPerson } from '../me/me'
import type { Job, JobHandler } from '../_kit/jobs'
import { dueLater, grant, move } from './grant'
import { riskFacts } from './marks'
import type { RewardRow } from './reward-sql'
import { findReward, lockRewardsFor, orderDone } from './reward-sql'

const why = (rule: string) => [{ rule, score: 0 }]

/**
 * A reward's after-sale window is over: it is given, held for a person, refused or dropped. The inviter is held first: of two invitees of one household whose
 * windows end together, the second is judged when the first is rewarded.
 */
export const due: JobHandler = async (job) => {
  const seen = await findReward(job.tx, job.subject)
  if (!seen) return
  const inviter = await lockPerson(job.tx, seen.inviterId, 'update')
  const both = await lockRewardsFor(job.tx, seen.inviterId, seen.inviteeId)
  const reward = both.find(({ id }) => id === seen.id)
  if (reward?.state !== 'waiting') return
  // A later order took its place while this job was waiting for the earlier one.
  if (job.now < reward.dueAt) return dueLater(job, reward, reward.dueAt)
  if (!inviter) return move(job, reward, 'cancelled', why('erased'))
  await decide(job, reward, both.find(({ step }) => step === 'first') ?? null)
}

async function decide(job: Job, reward: RewardRow, first: RewardRow | null): Promise<void> {
  const done = await orderDone(job.tx, reward.communityId, reward.orderId)
  const before = reward.step === 'again' ? (first?.state ?? null) : null
  const verdict = dueVerdict({ step: reward.step, fetched: done?.fetched ?? false, keptFen: done?.keptFen ?? 0, asked: done?.asked ?? true, first: before })
  if (verdict === 'first_undecided') return move(job, reward, 'held', why(verdict))
  if (verdict !== 'deserved') return move(job, reward, 'cancelled', why(verdict))
  const judgement = judge(await riskFacts(job.tx, reward.inviterId, reward.inviteeId, job.now))
  if (judgement.verdict === 'allow') return grant(job, reward, judgement.reasons)
  return move(job, reward, judgement.verdict === 'hold' ? 'held' : 'refused', judgement.reasons)
}
