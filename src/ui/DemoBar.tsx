import { atShopTime, msBetween, nextShopDay, shopClock, shopDay, type Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { startAgain } from '../kit/browser'
import { useBusy } from '../kit/busy'
import { serverNow } from '../kit/clock'
import { advanceClock, demoPeople, type DemoPerson } from '../kit/demo'
import { shutGate, useGate } from '../kit/gate'
import { say } from '../kit/say'
import { serverConfig } from '../kit/server-config'
import { signInAs, useSession } from '../kit/session'
import { Button } from './Button'
import { useNow } from './Countdown'
import { Sheet } from './Sheet'
import { Tap } from './Tap'
import { words } from './words'

const CUT_OFF = '23:00'
const PICKUP = '18:00'

/** The next moment at which the shop's clock shows `time`, a little after it so that what ends then is over. */
function nextAt(time: string, now: Instant): number {
  const today = atShopTime(shopDay(now), time)
  const at = today > now ? today : atShopTime(nextShopDay(shopDay(now)), time)
  return Math.ceil(msBetween(now, at) / 1_000) + 2
}

const jumps: readonly { readonly name: string; readonly seconds: (now: Instant) => number }[] = [
  { name: words.tenMinutes, seconds: () => 600 },
  { name: words.oneHour, seconds: () => 3_600 },
  { name: words.toCutOff, seconds: (now) => nextAt(CUT_OFF, now) },
  { name: words.toPickup, seconds: (now) => nextAt(PICKUP, now) },
]

function People({ people, onDone }: { readonly people: readonly DemoPerson[]; readonly onDone: () => void }) {
  const { busy, run } = useBusy()
  const { session } = useSession()
  const become = (openid: string) =>
    run(async () => {
      const way = await signInAs(openid)
      if (way.kind !== 'in') return say(words.notThen)
      onDone()
      startAgain()
    })
  return (
    <View className="stack">
      {people.map(({ openid, name, role, stationName, communityName }) => (
        <Button key={openid} kind={session?.demo === openid ? 'primary' : 'plain'} busy={busy} onTap={() => become(openid)}>
          {words.person(name ?? openid, words.roles[role], stationName ?? communityName ?? '')}
        </Button>
      ))}
    </View>
  )
}

function Clock() {
  const { busy, run } = useBusy()
  const move = (seconds: number) =>
    run(async () => {
      if (await advanceClock(seconds)) startAgain()
      else say(words.notThen)
    })
  return (
    <View className="demo-jumps">
      {jumps.map(({ name, seconds }) => (
        <Button key={name} busy={busy} onTap={() => move(seconds(serverNow()))}>
          {name}
        </Button>
      ))}
    </View>
  )
}

function Bar({ movesClock }: { readonly movesClock: boolean }) {
  const { session } = useSession()
  const { offers } = useGate()
  const [open, setOpen] = useState(false)
  const [people, setPeople] = useState<readonly DemoPerson[]>([])
  const now = useNow(false)
  const shown = open || offers === 'people'
  useEffect(() => {
    if (shown || session?.demo) void demoPeople().then(setPeople)
  }, [shown, session?.demo])
  const close = () => {
    setOpen(false)
    shutGate()
  }
  const who = people.find(({ openid }) => openid === session?.demo)
  const name = session?.demo ? words.bar(who?.name ?? session.demo, who ? words.roles[who.role] : '') : words.nobody
  return (
    <>
      <Tap className="demo" onTap={() => setOpen(true)}>
        <Text className="demo-name">{name}</Text>
        <Text className="demo-time">{shopClock(now).slice(5)}</Text>
      </Tap>
      <Sheet open={shown} title={words.demo} onClose={close}>
        <View className="stack">
          <Text className="soft">{words.demoIs}</Text>
          {movesClock && <Clock />}
          <Text className="title">{words.beWho}</Text>
          <People people={people} onDone={close} />
        </View>
      </Sheet>
    </>
  )
}

/** For trying: become somebody of the demo data and move the shop's clock. It is there only where the server's test doors are open. */
export function DemoBar() {
  const [config, setConfig] = useState<{ testDoors: boolean; testClock?: boolean } | null>(null)
  useEffect(() => {
    void serverConfig().then(setConfig)
  }, [])
  return config?.testDoors ? <Bar movesClock={config.testClock !== true} /> : null
}
