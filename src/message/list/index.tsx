import type { Output } from '@domain/contract'
import type { MessageView } from '@domain/message/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useEffect } from 'react'
import { useBusy } from '../../kit/busy'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { canTell } from '../../kit/subscribe'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { Card, Tag } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Trouble } from '../../ui/Trouble'
import { sayWhen } from '../../ui/when'
import { markRead, tell } from './message-store'
import { messageWords, words } from './words'

/** Where a message leads, and what that is called: its pool, else its order, else its event. */
function leadsTo({ poolId, orderId, facts }: MessageView): { address: string; name: string } | null {
  if (poolId !== null) return { address: to.pool(poolId), name: words.pool }
  if (orderId !== null) return { address: to.order(orderId), name: words.order }
  return typeof facts.eventId === 'string' ? { address: to.event(facts.eventId), name: words.event } : null
}

function Message({ message }: { readonly message: MessageView }) {
  const { kind, facts, at, read } = message
  const { title, text, icon } = messageWords[kind](facts)
  const there = leadsTo(message)
  const body = (
    <>
      <View className="line line-apart">
        <View className="line grow">
          <Icon name={icon} />
          <Text className="item-name grow">{title}</Text>
        </View>
        {!read && <Tag kind="good">{words.fresh}</Tag>}
      </View>
      <View>{text}</View>
      <View className="line line-apart">
        <Text className="soft small">{sayWhen(at)}</Text>
        {there && <Text className="small">{there.name}</Text>}
      </View>
    </>
  )
  if (!there) return <Card>{body}</Card>
  return (
    <Tap className="card" onTap={() => void go(there.address)}>
      {body}
    </Tap>
  )
}

/** Only where WeChat can tell her, and its owner has registered what to say. */
function Tell({ templates }: Pick<Output<'message.list'>, 'templates'>) {
  const { busy, run } = useBusy()
  if (!canTell || Object.keys(templates).length === 0) return null
  return (
    <Card>
      <Button busy={busy} onTap={() => run(() => tell(templates))}>
        {words.tell}
      </Button>
      <Text className="soft small">{words.tellIs}</Text>
    </Card>
  )
}

export default function Messages() {
  const { session } = useSession()
  const { answer, value, pages, more, busy, again } = usePages('message.list', session ? {} : null)
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  const fresh = answer?.kind === 'done' ? answer.value : null
  useEffect(() => {
    if (fresh) void markRead(fresh)
  }, [fresh])
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const messages = pages.flatMap((page) => page.messages)
  return (
    <AppShell>
      {answer === null && <Skeleton rows={4} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && messages.length === 0 && <EmptyState drawing="messages" text={words.none} action={<Button onTap={() => void go(to.today())}>{words.today}</Button>} />}
      {value && <Tell templates={value.templates} />}
      {messages.map((message) => (
        <Message key={message.messageId} message={message} />
      ))}
      {more && (
        <Button kind="quiet" busy={busy} onTap={more}>
          {words.more}
        </Button>
      )}
    </AppShell>
  )
}
