import type { MeView } from '@domain/me/contract'
import { Text, View } from '@tarojs/components'
import { takeBackAgreement } from '../../kit/agreement'
import { useBusy } from '../../kit/busy'
import { call } from '../../kit/call'
import { setLook, useLook } from '../../kit/look'
import { loadMe, setMe, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { signOut, useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { Face } from '../../ui/Face'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tap } from '../../ui/Tap'
import { Tick } from '../../ui/Tick'
import { Trouble } from '../../ui/Trouble'
import { Door, Work } from './Doors'
import './me.scss'
import { MyOrders } from './Orders'
import { Strip } from './Strip'
import { words } from './words'

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
  const { theme } = useLook()
  const leave = () =>
    run(async () => {
      await signOut()
      takeBackAgreement()
    })
  return (
    <View className="stack">
      <Tap className="card" onTap={() => void go(to.settings())}>
        <View className="me-head">
          <Face seed={me.faceSeed} face={me.face} nickname={me.nickname} size="big" />
          <View className="item-words">
            <Text className="title">{me.nickname ?? words.neighbour}</Text>
            <Text className="soft small">{me.station?.name ?? words.noStation}</Text>
          </View>
        </View>
      </Tap>
      {me.member && <Strip member={me.member} />}
      <MyOrders />
      <View className="menu">
        <Door name={words.coupons} icon="coupon" address={to.coupons()} />
        <Door name={words.invites} icon="gift" address={to.invites()} />
        <Door name={words.messages} icon="message" address={to.messages()}>
          {me.unread > 0 && (
            <Text className="badge" {...a11y({ label: words.unread(me.unread) })}>
              {me.unread}
            </Text>
          )}
        </Door>
        <Door name={words.events} icon="people" address={to.events()} />
        <Door name={words.household} icon="home" address={to.household()} />
        <Door name={words.station} icon="pin" address={to.stations()} />
      </View>
      <ElderTick />
      <View className="menu">
        <Door name={words.settings} icon="settings" address={to.settings()}>
          <Text className="soft small">{words.theme[theme]}</Text>
        </Door>
        <Door name={words.privacy} icon="shield" address={to.privacy()} />
      </View>
      <Work me={me} />
      <Button kind="quiet" busy={busy} onTap={leave}>
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
          <View className="menu">
            <Door name={words.station} icon="pin" address={to.stations()} />
            <Door name={words.privacy} icon="shield" address={to.privacy()} />
          </View>
        </>
      )}
      {session && !me && !trouble && <Skeleton rows={3} />}
      {session && !me && trouble && <Trouble answer={trouble} again={() => void loadMe()} />}
      {session && me && <Mine me={me} />}
    </AppShell>
  )
}
