import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { go, to } from '../../../kit/nav'
import { usePages } from '../../../kit/pages'
import { useShownAgain } from '../../../kit/shown'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { EmptyState } from '../../../ui/EmptyState'
import { Card, Tag } from '../../../ui/Section'
import { Bars } from '../../../ui/work/Bars'
import { InCommunity } from '../../../ui/work/InCommunity'
import { Tabled } from '../../../ui/work/Shown'
import type { Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { Person } from '../Person'
import { Places } from '../Places'
import { words } from '../words'
import { Deciding, type Review, type Reward } from './Deciding'

type Filter = keyof typeof words.filters
interface Wish {
  readonly reward: Reward
  readonly allow: boolean
}

const FILTERS = (Object.keys(words.filters) as Filter[]).map((value) => ({ value, title: words.filters[value] }))

function Reasons({ reward: { reasons, decision, state } }: { readonly reward: Reward }) {
  return (
    <>
      {reasons.length === 0 && <View className="soft">{words.noReason}</View>}
      {reasons.map(({ rule, score }) => (
        <View key={rule}>
          {words.reason(rule)}
          {score > 0 && <Text className="soft small"> {words.score(score)}</Text>}
        </View>
      ))}
      {state === 'refused' && <View className="soft small">{decision === null ? words.decidedByRule : words.decidedBefore(decision)}</View>}
    </>
  )
}

const amountOf = ({ inviterName, faceFen }: Reward) => [inviterName ?? words.nobody, yuan(faceFen)] as const

const columnsFor = (decide: (wish: Wish) => void): readonly Column<Reward>[] => [
  { name: words.columns.inviter, track: '136px', cell: ({ inviterId, inviterName }) => <Person personId={inviterId} name={inviterName} /> },
  { name: words.columns.invitee, track: '136px', cell: ({ inviteeId, invitee }) => <Person personId={inviteeId} name={invitee.nickname} /> },
  {
    name: words.columns.reward,
    track: '104px',
    cell: ({ step, faceFen }) => (
      <>
        <View className="choice-title">{yuan(faceFen)}</View>
        <View className="soft small">{words.steps[step]}</View>
      </>
    ),
  },
  { name: words.columns.state, track: '88px', cell: ({ state }) => <Tag kind={state === 'refused' ? 'plain' : 'warn'}>{words.states[state]}</Tag> },
  { name: words.columns.why, track: 'minmax(0, 1fr)', cell: (reward) => <Reasons reward={reward} /> },
  {
    name: words.columns.act,
    track: '336px',
    bare: true,
    cell: (reward) => (
      <View className="work-buttons">
        <Button small label={words.allowOf(...amountOf(reward))} onTap={() => decide({ reward, allow: true })}>
          {words.allow}
        </Button>
        {reward.state !== 'refused' && (
          <Button small label={words.refuseOf(...amountOf(reward))} onTap={() => decide({ reward, allow: false })}>
            {words.refuse}
          </Button>
        )}
        <Button kind="quiet" small label={words.openOrderOf(reward.orderId)} onTap={() => void go(to.orderTrace(reward.orderId))}>
          {words.openOrder}
        </Button>
        {reward.decision !== null && (
          <Button kind="quiet" small label={words.trailOf(reward.rewardId)} onTap={() => void go(to.trail(reward.rewardId))}>
            {words.trail}
          </Button>
        )}
      </View>
    ),
  },
]

/** How much of the month's budget is gone. */
function Budget({ budget: { monthFen, usedFen } }: { readonly budget: Review['budget'] }) {
  const gone = usedFen >= monthFen
  return (
    <Card>
      <Text className="choice-title">{gone ? words.budgetGone(yuan(usedFen)) : words.budgetFinding(yuan(usedFen), yuan(monthFen - usedFen))}</Text>
      <Bars label={words.budget} most={Math.max(monthFen, usedFen)} rows={[{ name: words.budgetBar, text: words.budgetText(yuan(usedFen), yuan(monthFen)), parts: [{ value: usedFen, look: gone ? 'honey' : 'full' }] }]} />
    </Card>
  )
}

function Rewards({ communityId }: { readonly communityId: string }) {
  const [filter, setFilter] = useState<Filter>('waiting')
  const [wish, setWish] = useState<Wish | null>(null)
  const review = usePages('referral.review', { communityId, ...(filter === 'waiting' ? {} : { state: filter }) })
  useShownAgain(() => void review.again())
  const budget = review.value?.budget
  return (
    <>
      <Text className="soft small">{words.reviewTells}</Text>
      {budget && <Budget budget={budget} />}
      <Chips options={FILTERS} value={filter} onChange={(value) => setFilter(FILTERS.find((one) => one.value === value)?.value ?? 'waiting')} />
      <Tabled of={review} rowsOf={(page) => page.rewards} empty={<EmptyState drawing="done" text={words.empty[filter]} />} columns={columnsFor(setWish)} keyOf={({ rewardId }) => rewardId} />
      {wish && budget && <Deciding {...wish} budget={budget} onDone={review.again} onClose={() => setWish(null)} />}
    </>
  )
}

/** Rewards that wait for a person's word, and those that a rule refused. */
export default function RewardReview() {
  return (
    <WorkShell place="referral" wide>
      <Places here="review" />
      <InCommunity>{(communityId) => <Rewards key={communityId} communityId={communityId} />}</InCommunity>
    </WorkShell>
  )
}
