import type { ConsentKind, MeView } from '@domain/me/contract'
import { Text, View } from '@tarojs/components'
import { takeBackAgreement, useAgreement } from '../../kit/agreement'
import { useBusy } from '../../kit/busy'
import { useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { signOut } from '../../kit/session'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Card, Section, Tag } from '../../ui/Section'
import { agrees, consentTo, update } from '../me-store'
import { consentWords } from '../words'
import { words } from './words'

const kinds: readonly ConsentKind[] = ['privacy', 'show_profile', 'phone', 'address']

function Consent({ me, kind }: { readonly me: MeView; readonly kind: ConsentKind }) {
  const { busy, run } = useBusy()
  const given = agrees(me, kind)
  const outdated = !given && me.consents.some((consent) => consent.kind === kind)
  const { title, text } = consentWords[kind]
  return (
    <Card>
      <View className="line line-apart">
        <Text className="item-name grow">{title}</Text>
        <Tag kind={given ? 'good' : 'plain'}>{given ? words.agreed : outdated ? words.outdated : words.not}</Tag>
      </View>
      <Text className="soft small">{text}</Text>
      {given && (
        <Button kind="quiet" busy={busy} label={`${words.takeBack} ${title}`} onTap={() => run(async () => void (await update({ consent: [consentTo(kind, false)] })))}>
          {words.takeBack}
        </Button>
      )}
    </Card>
  )
}

/** That the app may know her by WeChat's number: taken back, it forgets her here and asks before it knows her again. */
function Known() {
  const { said } = useAgreement()
  const { busy, run } = useBusy()
  const takeBack = () =>
    run(async () => {
      await signOut()
      takeBackAgreement()
    })
  if (said === null) return null
  return (
    <Card>
      <View className="line line-apart">
        <Text className="item-name grow">{words.known}</Text>
        <Tag kind={said === 'agreed' ? 'good' : 'plain'}>{said === 'agreed' ? words.agreed : words.not}</Tag>
      </View>
      <Text className="soft small">{words.knownIs}</Text>
      {said === 'agreed' && (
        <Button kind="quiet" busy={busy} label={`${words.takeBack} ${words.known}`} onTap={takeBack}>
          {words.takeBackKnown}
        </Button>
      )}
    </Card>
  )
}

/** What the shop keeps and why, and what of it one agreed to; each can be taken back. */
export default function Privacy() {
  const { me } = useMe()
  return (
    <AppShell>
      <Section title={words.first}>
        <Card>
          {words.lines.map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </Card>
      </Section>
      <Known />
      {me && (
        <Section title={words.given}>
          {kinds.map((kind) => (
            <Consent key={kind} me={me} kind={kind} />
          ))}
          <Text className="soft small">{words.takeBackIs}</Text>
          <Button onTap={() => void go(to.settings())}>{words.settings}</Button>
        </Section>
      )}
      {!me && <Button onTap={() => void go(to.today())}>{words.today}</Button>}
    </AppShell>
  )
}
