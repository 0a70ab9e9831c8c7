import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../kit/busy'
import { useAsk } from '../kit/load'
import { useLook } from '../kit/look'
import { go, to } from '../kit/nav'
import { useSession } from '../kit/session'
import { useShownAgain } from '../kit/shown'
import { canTell } from '../kit/subscribe'
import { ActionBar } from '../ui/ActionBar'
import { AppShell } from '../ui/AppShell'
import { Button } from '../ui/Button'
import { Card, Section, Tag } from '../ui/Section'
import { SignedOut } from '../ui/SignedOut'
import { Skeleton } from '../ui/Skeleton'
import { Trouble } from '../ui/Trouble'
import { Calendar } from './Calendar'
import './streak.scss'
import { makeUp, remind, sign, type Month } from './streak-store'
import { words } from './words'

type Again = () => Promise<void>

/** How long it is, and what today is about. */
function Run({ run: { days, since, signedToday } }: Month) {
  return (
    <Card>
      <View className="sign-run">
        <Text className="sign-figure">{days > 0 ? words.run(days) : words.noRun}</Text>
        {days > 1 && since !== null && <Text className="soft">{words.since(since)}</Text>}
        <Text>{signedToday ? words.done : days > 0 ? words.keep : words.open}</Text>
      </View>
    </Card>
  )
}

function Ladder({ ladder }: Month) {
  return (
    <Section title={words.ladder}>
      <Card>
        {ladder.map(({ days, prize, reached, toGo }) => (
          <View key={days} className="line line-apart">
            <View className="grow">
              <Text>{words.stepDays(days)}</Text>
              <View>
                <Text className="soft small">{words.prize(prize)}</Text>
              </View>
            </View>
            {reached ? <Tag kind="good">{words.reached}</Tag> : <Tag>{toGo > 0 ? words.toGo(toGo) : words.waits}</Tag>}
          </View>
        ))}
        <Text className="soft small">{words.ladderIs}</Text>
      </Card>
    </Section>
  )
}

/** How many there are, how one comes by them, and the days that one could be used for. */
function Cards({ value, again }: { readonly value: Month; readonly again: Again }) {
  const { cards, missed, rewards } = value
  const { busy, run } = useBusy()
  return (
    <Section title={words.cards}>
      <Card>
        <Text>{words.held(cards.held, cards.most)}</Text>
        {rewards && <Text className="soft small">{cards.nextAt === null ? words.full : words.next(cards.signed, cards.nextAt)}</Text>}
        <Text className="soft small">{words.cardIs}</Text>
        {cards.held > 0 && missed.length === 0 && <Text>{words.none}</Text>}
        {cards.held > 0 && missed.length > 0 && (
          <View className="sign-missed">
            {missed.map((day) => (
              <Button key={day} small busy={busy} onTap={() => run(() => makeUp(day).then(again))}>
                {words.makeUp(day)}
              </Button>
            ))}
          </View>
        )}
      </Card>
    </Section>
  )
}

function Remind({ reminder, again }: { readonly reminder: Month['reminder']; readonly again: Again }) {
  const { busy, run } = useBusy()
  const { templateId, left } = reminder
  if (!canTell || templateId === null) return null
  return (
    <Card>
      <Button busy={busy} onTap={() => run(() => remind(templateId).then(again))}>
        {words.remind}
      </Button>
      <Text className="soft small">{words.remindIs(left)}</Text>
    </Card>
  )
}

function Sign({ value, again }: { readonly value: Month; readonly again: Again }) {
  const { busy, run } = useBusy()
  const { signedToday } = value.run
  return (
    <ActionBar>
      <Button kind="primary" busy={busy} disabled={signedToday} onTap={() => run(() => sign().then(again))}>
        {signedToday ? words.signed : value.rewards ? words.signFor(value.nextPoints) : words.sign}
      </Button>
    </ActionBar>
  )
}

export default function Streak() {
  const { session } = useSession()
  const [month, setMonth] = useState<string | null>(null)
  const { answer, value, again } = useAsk('streak.month', session ? (month === null ? {} : { month }) : null)
  const { elder } = useLook()
  // In large type it is a long list, and stands below what one came for.
  const calendar = (seen: Month) => <Calendar value={seen} onMonth={setMonth} again={again} />
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  return (
    <AppShell bar={value ? <Sign value={value} again={again} /> : undefined}>
      {answer === null && <Skeleton rows={4} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && (
        <>
          <Run {...value} />
          {!elder && calendar(value)}
          {value.rewards && <Ladder {...value} />}
          <Cards value={value} again={again} />
          {elder && calendar(value)}
          <Remind reminder={value.reminder} again={again} />
          {value.rewards && (
            <Button kind="quiet" onTap={() => void go(to.points())}>
              {words.points}
            </Button>
          )}
        </>
      )}
    </AppShell>
  )
}
