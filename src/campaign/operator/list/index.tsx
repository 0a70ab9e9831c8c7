import type { CampaignState } from '@domain/campaign/contract'
import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { go, to } from '../../../kit/nav'
import { usePages } from '../../../kit/pages'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { whenWords } from '../../../ui/Countdown'
import { EmptyState } from '../../../ui/EmptyState'
import { Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { Listed } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { words } from '../words'

type Round = Output<'campaign.list'>['campaigns'][number]

const STATES: readonly CampaignState[] = ['open', 'draft', 'closed', 'arrived', 'done', 'cancelled']
const ALL = 'all'
const FILTERS = [{ value: ALL, title: words.all }, ...STATES.map((value) => ({ value, title: words.states[value] }))]
const KINDS: Partial<Record<CampaignState, 'good' | 'warn'>> = { open: 'good', draft: 'warn', arrived: 'good' }

function RoundCard({ round }: { readonly round: Round }) {
  return (
    <Tap className="card" onTap={() => void go(to.campaign(round.campaignId))}>
      <View className="line line-apart">
        <Text className="choice-title">{round.station.name}</Text>
        <Tag kind={KINDS[round.state] ?? 'plain'}>{words.states[round.state]}</Tag>
      </View>
      <Text>{round.title}</Text>
      <Text className="soft small">{words.closes(whenWords(round.closesAt, serverNow()))}</Text>
      <Text className="soft small">{words.pickup(round.pickupDay, round.pickupFrom, round.pickupUntil)}</Text>
      <Text className="table-number">{words.peopleAndPaid(round.people, yuan(round.paidFen))}</Text>
    </Tap>
  )
}

export default function Campaigns() {
  const [state, setState] = useState<CampaignState | null>(null)
  const rounds = usePages('campaign.list', state === null ? {} : { state })
  useShownAgain(() => void rounds.again())
  const bar = (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.campaignNew())}>
        {words.create}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="campaigns" wide bar={bar}>
      <Chips options={FILTERS} value={state ?? ALL} onChange={(value) => setState(STATES.find((one) => one === value) ?? null)} />
      <Listed of={rounds} rowsOf={(page) => page.campaigns} empty={<EmptyState text={state === null ? words.none : words.noneSuch} />} cards>
        {(round) => <RoundCard key={round.campaignId} round={round} />}
      </Listed>
    </WorkShell>
  )
}
