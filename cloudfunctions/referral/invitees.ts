import type { InviteeView } from '@domain/referral/contract'
import { profiles } from '../me/me'
import type { Call } from '../_kit/call'
import type { Invitee } from './referral-sql'
import { inviteesOf } from './referral-sql'
import type { RewardRow } from './reward-sql'
import { rewardsForMany } from './reward-sql'

const PAGE = 50

/** Whom the caller invited, newest first, and how far each is. */
export async function viewInvitees(call: Call, cursor: string | undefined): Promise<{ invitees: InviteeView[]; cursor: string | null }> {
  const found = await inviteesOf(call.tx, call.personId, cursor, PAGE + 1)
  const page = found.slice(0, PAGE)
  const ids = page.map(({ personId }) => personId)
  const rewards = await rewardsForMany(call.tx, call.personId, ids)
  const faces = await profiles(call.tx, ids)
  const invitees = page.map((invitee) => {
    const profile = faces.get(invitee.personId)
    return {
      nickname: profile?.nickname ?? null,
      face: profile?.face ?? null,
      faceSeed: profile?.faceSeed ?? '',
      boundAt: invitee.boundAt,
      ...standing(invitee, rewards.filter((reward) => reward.inviteeId === invitee.personId))
    }
  })
  return { invitees, cursor: found.length > PAGE ? (page.at(-1)?.personId ?? null) : null }
}

function standing(invitee: Invitee, rewards: readonly RewardRow[]): Pick<InviteeView, 'step' | 'decidedAt'> {
  const first = rewards.find((reward) => reward.step === 'first')
  const again = rewards.find((reward) => reward.step === 'again')
  if (!invitee.earns) return { step: 'none', decidedAt: null }
  if (again?.state === 'granted') return { step: 'again', decidedAt: null }
  if (first?.state === 'granted') return { step: 'first', decidedAt: again?.state === 'waiting' ? again.dueAt : null }
  if (!first || first.state === 'cancelled') return { step: 'came', decidedAt: null }
  if (first.state === 'refused' || first.state === 'taken_back') return { step: 'none', decidedAt: null }
  return { step: 'bought', decidedAt: first.state === 'waiting' ? first.dueAt : null }
}
