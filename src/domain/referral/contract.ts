import * as z from 'zod/mini'
import { cursorField, dayField, fenField, id, instantField, read, sumField, words, write } from '../call'

/** Where an invitation was made. */
export const sourceField = z.enum(['resident', 'leader', 'store', 'staff', 'event'])
export type Source = z.infer<typeof sourceField>

/** The two steps of a reward, and what three friends who bought bring. */
export const stepField = z.enum(['first', 'again'])
export type RewardStep = z.infer<typeof stepField>

/** waiting (after-sale window) → held (a person looks) or budget (the month's is used up) → granted | refused | cancelled; granted → taken_back. */
export const rewardStateField = z.enum(['waiting', 'held', 'budget', 'granted', 'refused', 'cancelled', 'taken_back'])
export type RewardState = z.infer<typeof rewardStateField>

export const inviteView = z.object({
  /** Opaque, at most 26 characters: fits the scene of a mini-program code and says nothing. */
  invite: id,
  source: sourceField,
  stationId: z.nullable(id),
  /** Whether a friend's purchase can earn anything through this one: some channels allow none. */
  earns: z.boolean(),
  label: z.nullable(z.string()),
})
export type InviteView = z.infer<typeof inviteView>

/** Somebody whom I invited myself: shown as she agreed to be, otherwise as a drawn face. */
export const inviteeView = z.object({
  nickname: z.nullable(z.string()),
  face: z.nullable(z.string()),
  faceSeed: z.string(),
  boundAt: instantField,
  /** How far she is: came, bought (waiting for the after-sale window), first reward given, second given, or nothing to be had. */
  step: z.enum(['came', 'bought', 'first', 'again', 'none']),
  /** When a waiting reward is decided. */
  decidedAt: z.nullable(instantField),
})
export type InviteeView = z.infer<typeof inviteeView>

export const reasonView = z.object({ rule: z.string(), score: z.number() })
export const rewardView = z.object({
  rewardId: id,
  step: stepField,
  state: rewardStateField,
  faceFen: fenField,
  dueAt: instantField,
  couponId: z.nullable(id),
  invitee: z.object({ nickname: z.nullable(z.string()), faceSeed: z.string() }),
  /** Why it was held, refused or cancelled, in words that phones know. */
  reasons: z.array(reasonView),
})
export type RewardView = z.infer<typeof rewardView>

export const ladderView = z.object({ need: z.number(), have: z.number(), reached: z.boolean() })

/** A person in a chain as an operator sees her. */
export const chainNode = z.object({
  personId: id,
  name: z.nullable(z.string()),
  source: z.nullable(sourceField),
  label: z.nullable(z.string()),
  boundAt: z.nullable(instantField),
  /** How many she brought herself, and how many those brought. */
  children: z.number(),
  grandchildren: z.number(),
  paidFen: sumField,
  rewardsFen: sumField,
})
export type ChainNode = z.infer<typeof chainNode>

export const referral = {
  /** An invitation of one's own for this channel, always the same one; a leader's, a store's, staff's or event's where the role allows. */
  'referral.invite': write({
    roles: ['resident'],
    input: z.strictObject({ source: z.optional(sourceField), stationId: z.optional(id), label: z.optional(words(20)) }),
    output: inviteView,
    refusals: ['no_station', 'station_not_found', 'not_yours_to_make'],
  }),
  /** Who invites, as she agreed to be shown, and to which station: what a page says to somebody who has just arrived. */
  'referral.look': read({
    roles: ['resident'],
    input: z.strictObject({ invite: id }),
    output: z.object({ source: sourceField, nickname: z.nullable(z.string()), faceSeed: z.string(), stationId: z.nullable(id), label: z.nullable(z.string()) }),
    refusals: ['invite_not_found'],
  }),
  /** Takes an invitation, once and before the first paid order. */
  'referral.bind': write({
    roles: ['resident'],
    input: z.strictObject({ invite: id }),
    output: z.object({ source: sourceField, stationId: z.nullable(id) }),
    refusals: ['invite_not_found', 'invite_own', 'inviter_newer', 'already_bound', 'already_bought'],
  }),
  /** Whom I invited myself and how far each is. With a person, for an operator of her community: up to the root and two levels down. */
  'referral.chain': read({
    roles: ['resident'],
    input: z.strictObject({ personId: z.optional(id), cursor: cursorField }),
    output: z.object({
      invitees: z.array(inviteeView),
      cursor: z.nullable(z.string()),
      /** For operators alone: from the root down to her, then who came through her. */
      up: z.array(chainNode),
      down: z.array(z.object({ ...chainNode.shape, inviterId: id })),
    }),
    refusals: ['person_not_found'],
  }),
  'referral.rewards': read({
    roles: ['resident'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({ rewards: z.array(rewardView), cursor: z.nullable(z.string()), ladder: ladderView, monthLeft: z.number() }),
    refusals: [],
  }),
  /** What came through each source between two days, and what a resident whose first order stayed did cost. */
  'referral.sources': read({
    roles: ['operator'],
    input: z.strictObject({ communityId: id, from: dayField, until: dayField }),
    output: z.object({
      sources: z.array(z.object({ source: sourceField, label: z.nullable(z.string()), came: z.number(), bought: z.number(), paidFen: sumField, costFen: sumField, cacFen: z.nullable(sumField) })),
      /** Who started the most, to look at from the top. */
      roots: z.array(chainNode),
    }),
    refusals: ['community_not_found'],
  }),
  /** Rewards that wait for a person: held by a rule, or for want of budget; and refused ones, which can be overturned. */
  'referral.review': read({
    roles: ['operator'],
    input: z.strictObject({ communityId: id, state: z.optional(z.enum(['held', 'budget', 'refused'])), cursor: cursorField }),
    output: z.object({
      rewards: z.array(z.object({ ...rewardView.shape, inviterId: id, inviteeId: id, inviterName: z.nullable(z.string()), orderId: id, decidedBy: z.nullable(id), decision: z.nullable(z.string()) })),
      cursor: z.nullable(z.string()),
      budget: z.object({ monthFen: sumField, usedFen: sumField }),
    }),
    refusals: ['community_not_found'],
  }),
  'referral.decide': write({
    roles: ['operator'],
    input: z.strictObject({ rewardId: id, allow: z.boolean(), reason: words(100) }),
    output: z.object({ state: rewardStateField }),
    refusals: ['reward_not_found', 'reward_over'],
  }),
}
