import type { MeView } from '@domain/me/contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useBusy } from '../../kit/busy'
import { call } from '../../kit/call'
import { useAsk } from '../../kit/load'
import { setLook, useLook } from '../../kit/look'
import { holds, loadMe, setMe, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { signOut, useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Face } from '../../ui/Face'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Tick } from '../../ui/Tick'
import { Trouble } from '../../ui/Trouble'
import { words } from './words'

function Door({ name, address, children }: { readonly name: string; readonly address: string; readonly children?: ReactNode }) {
  return (
    <Tap className="menu-row" onTap={() => void go(address)}>
      <Text className="grow">{name}</Text>
      {children}
      <Text className="soft">›</Text>
    </Tap>
  )
}

/** The bag that waits, where one does. */
function Ready() {
  const { value, again } = useAsk('order.list', { limit: 10 })
  useShownAgain(() => void again())
  const ready = value?.orders.find(({ state, arrived, poolState }) => state === 'paid' && arrived && poolState !== 'open')
  if (!ready) return null
  return (
    <View className="stack">
      <Notice kind="good">{words.ready(ready.station.name)}</Notice>
      <Button kind="primary" onTap={() => void go(to.pickupCode(ready.orderId))}>
        {words.code}
      </Button>
    </View>
  )
}

/** The other work that this person has here; nobody else sees its doors. */
function Work({ me }: { readonly me: MeView }) {
  return (
    <>
      {holds(me, 'leader') && (
        <Section title={words.leader}>
          <View className="menu">
            <Door name={words.doors.tonight} address={to.tonight()} />
            <Door name={words.doors.desk} address={to.desk()} />
            <Door name={words.doors.asks} address={to.asks()} />
          </View>
        </Section>
      )}
      {holds(me, 'operator') && (
        <Section title={words.operator}>
          <View className="menu">
            <Door name={words.doors.campaigns} address={to.campaigns()} />
            <Door name={words.doors.goods} address={to.goods()} />
            <Door name={words.doors.asks} address={to.asks()} />
            <Door name={words.doors.watch} address={to.watch()} />
            <Door name={words.doors.people} address={to.people()} />
          </View>
        </Section>
      )}
    </>
  )
}

/** One tap; remembered on the phone at once, and with the account where somebody is signed in. */
function ElderTick() {
  const { elder } = useLook()
  const { me } = useMe()
  const set = (on: boolean) => {
    setLook({ elder: on })
    if (!me) return
    setMe({ ...me, elder: on })
    void call('me.update', { elder: on })
  }
  return (
    <Tick on={elder} onChange={set} label={words.elder}>
      {words.elderIs}
    </Tick>
  )
}

function Mine({ me }: { readonly me: MeView }) {
  const { busy, run } = useBusy()
  return (
    <View className="stack">
      <Tap className="card" onTap={() => void go(to.settings())}>
        <View className="item-about">
          <Face seed={me.faceSeed} face={me.face} nickname={me.nickname} size="big" />
          <View className="item-words">
            <Text className="title">{me.nickname ?? words.neighbour}</Text>
            <Text className="soft small">{me.station?.name ?? words.noStation}</Text>
          </View>
        </View>
      </Tap>
      <Ready />
      <View className="menu">
        <Door name={words.orders} address={to.orders()} />
        <Door name={words.messages} address={to.messages()}>
          {me.unread > 0 && <Text className="small soft">{words.unread(me.unread)}</Text>}
        </Door>
        <Door name={words.household} address={to.household()} />
        <Door name={words.station} address={to.stations()} />
        <Door name={words.settings} address={to.settings()} />
      </View>
      <ElderTick />
      <Work me={me} />
      <Button kind="quiet" busy={busy} onTap={() => run(signOut)}>
        {words.out}
      </Button>
    </View>
  )
}

export default function Me() {
  const { session } = useSession()
  const { me, trouble } = useMe()
  useShownAgain(() => void loadMe())
  return (
    <AppShell tab>
      {!session && (
        <>
          <SignedOut text={words.signIn} />
          <ElderTick />
          <Button kind="quiet" onTap={() => void go(to.privacy())}>
            {words.privacy}
          </Button>
        </>
      )}
      {session && !me && !trouble && <Skeleton rows={3} />}
      {session && !me && trouble && <Trouble answer={trouble} again={() => void loadMe()} />}
      {session && me && <Mine me={me} />}
    </AppShell>
  )
}
