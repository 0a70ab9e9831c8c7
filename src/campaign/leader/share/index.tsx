import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { outsideAddress } from '../../../kit/browser'
import { useBusy } from '../../../kit/busy'
import { copyText } from '../../../kit/copy'
import { useInvite, type Invite } from '../../../kit/invite'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { say } from '../../../kit/say'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { useNow } from '../../../ui/Countdown'
import { Notice } from '../../../ui/Notice'
import { Card } from '../../../ui/Section'
import { ShareButton } from '../../../ui/ShareButton'
import type { ShareFacts } from '../../../ui/share/picture'
import { PosterButton, type CodeOf, type Poster } from '../../../ui/share/SharePoster'
import { useShareCard } from '../../../ui/share/useShareCard'
import { sayWhen } from '../../../ui/when'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { hitch, kindNow, textOf, type Kind, type Told } from './texts'
import { words } from './words'

const IN_WECHAT = process.env.TARO_ENV === 'weapp'
const PICTURED = 4

const options = (['morning', 'lastHour', 'arrived'] as const).map((value) => ({ value, title: words.texts[value] }))

/** What the pictures tell: tonight's goods, the station and until when. */
function factsOf({ title, station, items, closesAt }: Told): ShareFacts {
  const [first] = items
  const only = items.length === 1 ? first : undefined
  return {
    title,
    goods: items.slice(0, PICTURED).map(({ picture, category }) => ({ picture, category })),
    station: station.name,
    until: words.posterUntil(sayWhen(closesAt)),
    prices: only ? { alone: yuan(only.priceFen), together: null, people: 1 } : null,
  }
}

async function copy(text: string): Promise<void> {
  const copied = await copyText(text)
  // WeChat says by itself that it has copied.
  if (!copied) say(words.notCopied)
  else if (!IN_WECHAT) say(words.copied)
}

function Preview({ text }: { readonly text: string }) {
  return (
    <View className="chat">
      <Text className="chat-text" userSelect>
        {text}
      </Text>
    </View>
  )
}

interface KitProps {
  readonly told: Told
  readonly kind: Kind
  readonly onKind: (kind: Kind) => void
  readonly text: string
  readonly wrong: string | null
  readonly invite: Invite | null
}

/** Where the poster leads: to a page that says who invites; without her invitation to the station itself. */
function posterOf(told: Told, invite: Invite | null): Poster {
  const { stationId } = told.station
  const code: CodeOf = invite ? { leadsTo: 'invite', id: invite.invite } : { leadsTo: 'station', id: stationId }
  return { facts: factsOf(told), address: invite ? to.welcome(invite.invite, stationId) : to.today(stationId), code }
}

function Kit({ told, kind, onKind, text, wrong, invite }: KitProps) {
  const address = to.today(told.station.stationId, invite?.invite)
  return (
    <>
      <Choice label={words.which} options={options} value={kind} onChange={onKind} inline />
      {wrong === null ? <Text className="soft">{words.tells[kind]}</Text> : <Notice kind="warn">{wrong}</Notice>}
      <Card>
        <Text className="soft small">{words.preview}</Text>
        <Preview text={text} />
      </Card>
      {kind !== 'arrived' && wrong === null && (
        <View className="work-buttons">
          <ShareButton address={address}>{IN_WECHAT ? words.card : words.link}</ShareButton>
          <PosterButton poster={posterOf(told, invite)}>{words.poster}</PosterButton>
        </View>
      )}
      {invite && (
        <Card>
          <Text>{words.invited}</Text>
          <Button kind="quiet" onTap={() => void go(to.invites())}>
            {words.invitees}
          </Button>
        </Card>
      )}
    </>
  )
}

/** What a leader sends to her group: three texts and the pictures that go with them. */
export default function ShareKit() {
  const { campaign } = useRouter().params
  const round = useAsk('campaign.get', campaign ? { campaignId: campaign } : null)
  const now = useNow(false)
  const { busy, run } = useBusy()
  const [picked, pick] = useState<Kind | null>(null)
  const told = round.value
  const { invite, answer } = useInvite(told ? { source: 'leader', stationId: told.station.stationId } : null)
  const address = told && to.today(told.station.stationId, invite?.invite)
  const card = useShareCard(told && factsOf(told))
  useShareAppMessage(() => ({
    title: told ? words.shareTitle(told.title, sayWhen(told.closesAt)) : words.posterTitle,
    path: address ?? to.today(),
    ...(card.imageUrl === undefined ? {} : { imageUrl: card.imageUrl }),
  }))
  const kind = picked ?? (told ? kindNow(told, now) : 'morning')
  const link = address !== null && !IN_WECHAT ? outsideAddress(address) : null
  const text = told ? textOf(kind, told, link, now) : ''
  const wrong = told ? hitch(kind, told, now) : null
  const bar = told && (
    <ActionBar>
      <Button kind="primary" busy={busy || answer === null} disabled={wrong !== null} onTap={() => run(() => copy(text))}>
        {words.copy}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell bar={bar || undefined}>
      {card.surface}
      <Shown of={round} rows={4}>
        {(value) => <Kit told={value} kind={kind} onKind={pick} text={text} wrong={wrong} invite={invite} />}
      </Shown>
    </WorkShell>
  )
}
