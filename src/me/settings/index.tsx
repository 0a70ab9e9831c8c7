import { Text, View } from '@tarojs/components'
import { setLook, useLook, type Theme } from '../../kit/look'
import { loadMe, useMe } from '../../kit/me'
import { useBusy } from '../../kit/busy'
import { useSession } from '../../kit/session'
import { AppShell } from '../../ui/AppShell'
import { Choice } from '../../ui/Choice'
import { Section } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Tick } from '../../ui/Tick'
import { Trouble } from '../../ui/Trouble'
import { update } from '../me-store'
import { words as meWords } from '../words'
import { Data } from './Data'
import { Home, Phone, WhoIAm } from './Parts'
import { words } from './words'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** How one reads, on this phone; also for who hasn't signed in. */
function Reading() {
  const { elder, theme } = useLook()
  const { me } = useMe()
  const setElder = (on: boolean) => {
    setLook({ elder: on })
    if (me) void update({ elder: on })
  }
  return (
    <Section title={words.reading}>
      <Tick on={elder} onChange={setElder} label={words.elder}>
        {words.elderIs}
      </Tick>
      <Choice label={words.theme} inline options={themes.map((value) => ({ value, title: words.themes[value] }))} value={theme} onChange={(next) => setLook({ theme: next })} />
    </Section>
  )
}

/** Said as it is: nothing is chosen for anybody now, and what is switched off here stays off when something is. */
function Personal({ on }: { readonly on: boolean }) {
  const { run } = useBusy()
  return (
    <Section title={words.personal}>
      <Tick on={on} onChange={(next) => run(() => update({ personalised: next }))} label={words.personalised}>
        {words.personalisedIs}
      </Tick>
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
      <Reading />
      {session && me && (
        <>
          <WhoIAm me={me} />
          <Phone me={me} />
          <Home me={me} />
          <Personal on={me.personalised} />
          <Data />
          <View>
            <Text className="soft small">{words.numberIs(me.personId)}</Text>
          </View>
        </>
      )}
    </AppShell>
  )
}
