import type { Output } from '@domain/contract'
import type { HouseholdView } from '@domain/household/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../kit/busy'
import { useAsk } from '../kit/load'
import { useSession } from '../kit/session'
import { useEvery, useShownAgain } from '../kit/shown'
import { AppShell } from '../ui/AppShell'
import { Button } from '../ui/Button'
import { Face } from '../ui/Face'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { Card, Section, Tag } from '../ui/Section'
import { SignedOut } from '../ui/SignedOut'
import { Skeleton } from '../ui/Skeleton'
import { Trouble } from '../ui/Trouble'
import { sayWhen } from '../ui/when'
import { codeOf, decide, invite, isFull, join, leave } from './household-store'
import { words } from './words'

const REFRESH_MS = 5_000

type Again = () => Promise<void>

function Members({ household }: { readonly household: HouseholdView }) {
  return (
    <Section title={words.members}>
      <Card>
        {household.members.map(({ personId, faceSeed, face, nickname, me, leaving }) => (
          <View className="goods-line" key={personId}>
            <Face seed={faceSeed} face={face} nickname={nickname} />
            <Text className="grow">{[nickname ?? words.neighbour, me && words.me].filter(Boolean).join(' · ')}</Text>
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

function Invite({ full, again }: { readonly full: boolean; readonly again: Again }) {
  const [invited, setInvited] = useState<Output<'household.invite'> | null>(null)
  const { busy, run } = useBusy()
  const make = () =>
    run(async () => {
      const made = await invite()
      if (!made) return
      setInvited(made)
      await again()
    })
  if (full) return <Notice>{words.full}</Notice>
  return (
    <Card>
      {invited && (
        <>
          <Text className="middle">{words.code}</Text>
          <Text className="typed-code">{invited.code.replace(/^(.{4})/, '$1 ')}</Text>
          <Text className="soft small">{words.codeEnds(sayWhen(invited.expiresAt))}</Text>
        </>
      )}
      <Button busy={busy} onTap={make}>
        {words.invite}
      </Button>
    </Card>
  )
}

function Join({ again }: { readonly again: Again }) {
  const [typed, setTyped] = useState('')
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
        <Text className="soft small">{words.joinIs}</Text>
        <Field label={words.typed} value={typed} most={12} wrong={wrong} onInput={setTyped} onDone={send} />
        <Button busy={busy} onTap={send}>
          {words.send}
        </Button>
      </Card>
    </Section>
  )
}

function Contents({ household, again }: { readonly household: HouseholdView; readonly again: Again }) {
  const { busy, run } = useBusy()
  const { householdId, members, waiting, asked } = household
  return (
    <View className="stack">
      <Text className="soft">{words.about}</Text>
      {householdId === null && !asked && <Text>{words.alone}</Text>}
      {asked && <Notice kind="good">{words.asked}</Notice>}
      {members.length > 0 && <Members household={household} />}
      <Waiting waiting={waiting} again={again} />
      {!asked && <Invite full={isFull(members)} again={again} />}
      {householdId === null && !asked && <Join again={again} />}
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
  const { answer, value, again } = useAsk('household.get', session ? {} : null)
  useShownAgain(() => void again())
  useEvery(REFRESH_MS, value !== null, () => void again())
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  return (
    <AppShell>
      {answer === null && <Skeleton rows={2} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && <Contents household={value} again={again} />}
    </AppShell>
  )
}
