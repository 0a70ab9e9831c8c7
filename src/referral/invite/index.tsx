import type { MeView } from '@domain/me/contract'
import type { InviteeView, RewardView } from '@domain/referral/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { useInvite, type Invite } from '../../kit/invite'
import { useAsk } from '../../kit/load'
import { useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { usePages, type Pages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Face } from '../../ui/Face'
import { Card, Section, Tag } from '../../ui/Section'
import { ShareButton } from '../../ui/ShareButton'
import { PosterButton } from '../../ui/share/SharePoster'
import { useShareCard } from '../../ui/share/useShareCard'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { sayWhen } from '../../ui/when'
import { reasonWords, stateWords, stepWords } from '../words'
import { posterFacts, shownOf } from './share'
import { words } from './words'

function Invitee({ invitee: { nickname, face, faceSeed, step, boundAt, decidedAt } }: { readonly invitee: InviteeView }) {
  return (
    <View className="goods-line">
      <Face seed={faceSeed} face={face} nickname={nickname} />
      <View className="item-words grow">
        <Text>{nickname ?? words.neighbour}</Text>
        <Text className="soft small">{[stepWords[step], decidedAt === null ? sayWhen(boundAt) : words.decided(sayWhen(decidedAt))].join(' · ')}</Text>
      </View>
    </View>
  )
}

/** `told`: the page says already that something is wrong. */
function Invitees({ chain, told }: { readonly chain: Pages<'referral.chain'>; readonly told: boolean }) {
  const invitees = chain.pages.flatMap((page) => page.invitees)
  if (told && chain.value === null) return null
  return (
    <Section title={words.invitees}>
      {chain.answer === null && <Skeleton rows={2} />}
      {!told && chain.answer && chain.answer.kind !== 'done' && <Trouble answer={chain.answer} again={() => void chain.again()} />}
      {chain.value && invitees.length === 0 && <Text className="soft">{words.none}</Text>}
      {invitees.length > 0 && (
        <Card>
          {invitees.map((invitee) => (
            <Invitee key={`${invitee.faceSeed} ${invitee.boundAt}`} invitee={invitee} />
          ))}
        </Card>
      )}
      {chain.more && (
        <Button kind="quiet" busy={chain.busy} onTap={chain.more}>
          {words.more}
        </Button>
      )}
    </Section>
  )
}

const given = ({ state }: RewardView): 'good' | 'plain' => (state === 'granted' ? 'good' : 'plain')

function Reward({ reward }: { readonly reward: RewardView }) {
  const { step, state, faceFen, invitee, reasons, dueAt } = reward
  const why = reasons.map(({ rule }) => reasonWords[rule] ?? '').filter((text) => text !== '')
  return (
    <Card>
      <View className="line line-apart">
        <Text className="grow">{`${words.rewardSteps[step]} · ${invitee.nickname ?? words.neighbour} · ${yuan(faceFen)}`}</Text>
        <Tag kind={given(reward)}>{stateWords[state]}</Tag>
      </View>
      {state === 'waiting' && <Text className="soft small">{words.decided(sayWhen(dueAt))}</Text>}
      {why.map((text) => (
        <Text className="soft small" key={text}>
          {text}
        </Text>
      ))}
    </Card>
  )
}

function Rewards({ pages }: { readonly pages: Pages<'referral.rewards'> }) {
  const rewards = pages.pages.flatMap((page) => page.rewards)
  const { value } = pages
  return (
    <>
      {value && (
        <Card>
          <Text className="item-name">{words.ladder}</Text>
          <Text>{words.ladderHave(value.ladder.have, value.ladder.need)}</Text>
          <Text className="soft small">{words.month(value.monthLeft)}</Text>
        </Card>
      )}
      {rewards.length > 0 && (
        <Section title={words.rewards}>
          {rewards.map((reward) => (
            <Reward key={reward.rewardId} reward={reward} />
          ))}
          <Button onTap={() => void go(to.coupons())}>{words.coupons}</Button>
        </Section>
      )}
      {pages.more && (
        <Button kind="quiet" busy={pages.busy} onTap={pages.more}>
          {words.more}
        </Button>
      )}
    </>
  )
}

function Inviting({ invite, me, station }: { readonly invite: Invite; readonly me: MeView; readonly station: string }) {
  const { value: tonight } = useAsk('campaign.tonight', invite.stationId === null ? null : { stationId: invite.stationId })
  const address = to.welcome(invite.invite, invite.stationId)
  const facts = posterFacts(shownOf(me), station, tonight)
  const card = useShareCard(facts)
  useShareAppMessage(() => ({ title: words.shareTitle(station), path: address, imageUrl: card.imageUrl }))
  return (
    <View className="stack">
      {card.surface}
      <Card>
        <Text className="title">{words.title}</Text>
        <Text>{invite.earns ? words.how : words.noEarn}</Text>
        {invite.earns && <Text className="soft small">{words.only}</Text>}
      </Card>
      <ShareButton kind="primary" address={address}>
        {words.share}
      </ShareButton>
      <PosterButton poster={{ facts, address, code: { leadsTo: 'invite', id: invite.invite } }}>{words.poster}</PosterButton>
    </View>
  )
}

export default function InvitePage() {
  const { session } = useSession()
  const { me } = useMe()
  const station = me?.station ?? null
  const { invite, answer, again: inviteAgain } = useInvite(station ? {} : null)
  const chain = usePages('referral.chain', session ? {} : null)
  const rewards = usePages('referral.rewards', session ? {} : null)
  const again = () => Promise.all([inviteAgain(), chain.again(), rewards.again()])
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const trouble = answer && answer.kind !== 'done' ? answer : null
  const settle = <Button kind="primary" onTap={() => void go(to.stations())}>{words.choose}</Button>
  return (
    <AppShell>
      {me && !station && <EmptyState drawing="station" text={words.noStation} action={settle} />}
      {station && answer === null && <Skeleton rows={3} />}
      {trouble && <Trouble answer={trouble} again={() => void again()} />}
      {invite && me && station && <Inviting invite={invite} me={me} station={station.name} />}
      <Rewards pages={rewards} />
      <Invitees chain={chain} told={trouble !== null} />
    </AppShell>
  )
}
