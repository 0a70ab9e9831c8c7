import type { Output } from '@domain/contract'
import type { HouseholdView } from '@domain/household/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../kit/busy'
import { useAsk } from '../kit/load'
import { to } from '../kit/nav'
import { useSession } from '../kit/session'
import { useEvery, useShownAgain } from '../kit/shown'
import { AppShell } from '../ui/AppShell'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Face } from '../ui/Face'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { Card, Section, Tag } from '../ui/Section'
import { ShareButton } from '../ui/ShareButton'
import { SignedOut } from '../ui/SignedOut'
import { Skeleton } from '../ui/Skeleton'
import { Trouble } from '../ui/Trouble'
import { sayWhen } from '../ui/when'
import { codeOf, decide, inHalves, invite, isFull, join, leave } from './household-store'
import { words } from './words'

const REFRESH_MS = 5_000

type Again = () => Promise<void>
type Invitation = Output<'household.invite'>

function Members({ members }: Pick<HouseholdView, 'members'>) {
  return (
    <Section title={words.members(members.length)}>
      <Card>
        {members.map(({ personId, faceSeed, face, nickname, me, leaving }) => (
          <View className="goods-line" key={personId}>
            <Face seed={faceSeed} face={face} nickname={nickname} />
            <Text className="grow">{words.named(nickname ?? words.neighbour, me)}</Text>
            {leaving && <Tag kind="warn">{words.leaving}</Tag>}
          </View>
        ))}
      </Card>
    </Section>
  )
}

function Waiting({ waiting, again }: { readonly waiting: HouseholdView['waiting']; readonly again: Again }) {
  const { busy, run } = useBusy()
  const answer = (personId: string, accept: boolean) => run(() => decide(personId, accept).then(again))
  if (waiting.length === 0) return null
  return (
    <Section title={words.waiting}>
      {waiting.map(({ personId, faceSeed, face, nickname }) => (
        <Card key={personId}>
          <View className="goods-line">
            <Face seed={faceSeed} face={face} nickname={nickname} />
            <Text className="grow">{nickname ?? words.neighbour}</Text>
          </View>
          <View className="two">
            <Button busy={busy} onTap={() => answer(personId, false)}>
              {words.no}
            </Button>
            <Button kind="primary" busy={busy} onTap={() => answer(personId, true)}>
              {words.yes}
            </Button>
          </View>
        </Card>
      ))}
    </Section>
  )
}

/** The code for one of the family: to read out, or to send, so that she need not type it. */
function Invited({ code, expiresAt }: Invitation) {
  return (
    <View className="stack">
      <Text className="middle">{words.code}</Text>
      <Text className="typed-code">{inHalves(code)}</Text>
      <Text className="soft small middle">{words.codeEnds(sayWhen(expiresAt))}</Text>
      <ShareButton kind="primary" address={to.household(code)}>
        {words.send}
      </ShareButton>
    </View>
  )
}

function Invite({ full, invited, onInvited }: { readonly full: boolean; readonly invited: Invitation | null; readonly onInvited: (made: Invitation) => Promise<void> }) {
  const { busy, run } = useBusy()
  const make = () =>
    run(async () => {
      const made = await invite()
      if (made) await onInvited(made)
    })
  if (full) return <Notice>{words.full}</Notice>
  return (
    <Card>
      {invited && <Invited {...invited} />}
      <Button kind={invited ? 'quiet' : 'plain'} icon="people" busy={busy} onTap={make}>
        {invited ? words.another : words.invite}
      </Button>
    </Card>
  )
}

function Join({ brought, again }: { readonly brought: string; readonly again: Again }) {
  const [typed, setTyped] = useState(brought)
  const [wrong, setWrong] = useState<string | null>(null)
  const { busy, run } = useBusy()
  const send = () => {
    const code = codeOf(typed)
    setWrong(code === null ? words.wrong : null)
    if (code !== null) run(() => join(code).then(again))
  }
  return (
    <Section title={words.join}>
      <Card>
        <Text className="soft small">{brought === '' ? words.joinIs : words.broughtIs}</Text>
        <Field label={words.typed} value={typed} most={12} wrong={wrong} onInput={setTyped} onDone={send} />
        <Button kind={brought === '' ? 'plain' : 'primary'} busy={busy} onTap={send}>
          {words.ask}
        </Button>
      </Card>
    </Section>
  )
}

interface Page {
  readonly household: HouseholdView
  /** The code that a link brought, else ''. */
  readonly brought: string
  readonly invited: Invitation | null
  readonly onInvited: (made: Invitation) => Promise<void>
  readonly again: Again
}

function Contents({ household, brought, invited, onInvited, again }: Page) {
  const { busy, run } = useBusy()
  const { householdId, members, waiting, asked } = household
  const alone = householdId === null && !asked
  return (
    <View className="stack">
      {alone ? <EmptyState drawing="household" text={words.about} /> : <Text className="soft">{words.about}</Text>}
      {householdId !== null && brought !== '' && <Notice>{words.already}</Notice>}
      {asked && <Notice kind="good">{words.asked}</Notice>}
      <Waiting waiting={waiting} again={again} />
      {members.length > 0 && <Members members={members} />}
      {alone && brought !== '' && <Join brought={brought} again={again} />}
      {!asked && <Invite full={isFull(members)} invited={invited} onInvited={onInvited} />}
      {alone && brought === '' && <Join brought="" again={again} />}
      {householdId !== null && (
        <Button kind="quiet" busy={busy} onTap={() => run(() => leave().then(again))}>
          {words.leave}
        </Button>
      )}
    </View>
  )
}

export default function Household() {
  const { session } = useSession()
  const { code = '' } = useRouter<{ code?: string }>().params
  const [invited, setInvited] = useState<Invitation | null>(null)
  const { answer, value, again } = useAsk('household.get', session ? {} : null)
  useShownAgain(() => void again())
  useEvery(REFRESH_MS, value !== null, () => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => (invited ? { title: words.shareTitle, path: to.household(invited.code) } : { title: words.shareTitle, path: to.today() }))
  const onInvited = async (made: Invitation): Promise<void> => {
    setInvited(made)
    await again()
  }
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={code === '' ? words.signIn : words.signInToJoin} />
      </AppShell>
    )
  }
  return (
    <AppShell>
      {answer === null && <Skeleton rows={2} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && <Contents household={value} brought={code} invited={invited} onInvited={onInvited} again={again} />}
    </AppShell>
  )
}
