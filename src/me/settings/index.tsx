import { Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { setLook, useLook } from '../../kit/look'
import { loadMe, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { useSession } from '../../kit/session'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Section } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tick } from '../../ui/Tick'
import { Trouble } from '../../ui/Trouble'
import { erase, exportMine, update } from '../me-store'
import { words as meWords } from '../words'
import { Home, Phone, WhoIAm } from './Parts'
import { words } from './words'

function Reading() {
  const { elder } = useLook()
  const setElder = (on: boolean) => {
    setLook({ elder: on })
    void update({ elder: on })
  }
  return (
      <Section title={words.reading}>
        <Tick on={elder} onChange={setElder} label={words.elder}>
          {words.elderIs}
        </Tick>
        <Text className="soft small">{words.dark}</Text>
      </Section>
  )
}

function Data() {
  const { busy, run } = useBusy()
  const end = () =>
    run(async () => {
      if (await erase()) await go(to.today())
    })
  return (
    <Section title={words.mine}>
      <View className="stack">
        <Button onTap={() => void go(to.privacy())}>{words.privacy}</Button>
        <Button busy={busy} onTap={() => run(exportMine)}>
          {words.export}
        </Button>
        <Button kind="danger" busy={busy} onTap={end}>
          {words.erase}
        </Button>
      </View>
    </Section>
  )
}

export default function Settings() {
  const { session } = useSession()
  const { me, trouble } = useMe()
  return (
    <AppShell>
      {!session && <SignedOut text={meWords.signIn} />}
      {session && !me && !trouble && <Skeleton rows={4} />}
      {session && !me && trouble && <Trouble answer={trouble} again={() => void loadMe()} />}
      {session && me && (
        <>
          <WhoIAm me={me} />
          <Phone me={me} />
          <Home me={me} />
          <Reading />
          <Section title={words.number}>
            <Text className="soft small">{words.numberIs(me.personId)}</Text>
          </Section>
          <Data />
        </>
      )}
    </AppShell>
  )
}
