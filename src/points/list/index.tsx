import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import type { PointsEntryView } from '@domain/points/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Card, Row, Section } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Trouble } from '../../ui/Trouble'
import { sayWhen, usableWords } from '../../ui/when'
import './points.scss'
import { words } from './words'

/** What there is, what it is worth, and what is about to end. */
function Balance({ free, frozen, held, next }: Output<'points.list'>) {
  return (
    <>
      <Card>
        <View className="points-free">
          <Text className="soft">{words.free}</Text>
          <Text className="points-figure">{words.number(free)}</Text>
          {free > 0 && <Text>{words.worth(yuan(free))}</Text>}
        </View>
        {frozen > 0 && <Row name={words.frozen}>{words.number(frozen)}</Row>}
        {held > 0 && <Row name={words.held}>{words.number(held)}</Row>}
        {free > 0 && next && <Row name={words.next(words.number(next.points))}>{usableWords(next.expiresAt)}</Row>}
      </Card>
      {free < 0 && <Notice kind="warn">{words.below(words.number(-free))}</Notice>}
      <Button onTap={() => void go(to.exchange())}>{words.exchange}</Button>
      <Notice>{words.rule}</Notice>
    </>
  )
}

function Entry({ entry }: { readonly entry: PointsEntryView }) {
  const { orderId, freeAt, points } = entry
  const body = (
    <>
      <View className="item-words grow">
        <Text>{words.what(entry)}</Text>
        <Text className="soft small">{sayWhen(entry.at)}</Text>
        {freeAt !== null && <Text className="soft small">{words.freeAt(sayWhen(freeAt))}</Text>}
      </View>
      <Text className="title">{words.change(points)}</Text>
    </>
  )
  if (orderId === null) return <View className="points-entry">{body}</View>
  return (
    <Tap className="points-entry" onTap={() => void go(to.order(orderId))}>
      {body}
    </Tap>
  )
}

export default function Points() {
  const { session } = useSession()
  const { answer, value, pages, more, busy, again } = usePages('points.list', session ? {} : null)
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const entries = pages.flatMap((page) => page.entries)
  return (
    <AppShell>
      {answer === null && <Skeleton rows={4} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && <Balance {...value} />}
      {value && entries.length === 0 && <EmptyState drawing="ledger" text={words.none} action={<Button onTap={() => void go(to.today())}>{words.today}</Button>} />}
      {entries.length > 0 && (
        <Section title={words.entries}>
          <View className="menu">
            {entries.map((entry) => (
              <Entry key={entry.entryId} entry={entry} />
            ))}
          </View>
          {more && (
            <Button kind="quiet" busy={busy} onTap={more}>
              {words.more}
            </Button>
          )}
        </Section>
      )}
    </AppShell>
  )
}
