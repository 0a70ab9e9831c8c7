import type { Output } from '@domain/contract'
import { idFromScene } from '@domain/campaign/scene'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { call, type Answer } from '../../kit/call'
import { signedIn } from '../../kit/gate'
import { useAsk } from '../../kit/load'
import { visitStation } from '../../kit/me'
import { swap, to } from '../../kit/nav'
import { say, wordsFor } from '../../kit/say'
import { useSession } from '../../kit/session'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Face } from '../../ui/Face'
import { Notice } from '../../ui/Notice'
import { Card } from '../../ui/Section'
import { words } from './words'

type Look = Output<'referral.look'>

/** Who invites: a neighbour by the name that she shows, a store by its own. */
function Inviter({ look }: { readonly look: Look }) {
  const name = look.source === 'store' ? look.label : look.nickname
  return (
    <Card>
      <Face seed={look.faceSeed} nickname={look.nickname} size="big" />
      <Text className="title">{name === null ? words.title : look.source === 'store' ? words.store(name) : words.from(name)}</Text>
    </Card>
  )
}

/** Where a shared invitation leads. Whoever is not signed in may look around first; accepting needs one tap. */
export default function Welcome() {
  const { invite: named, station, scene } = useRouter<{ invite?: string; station?: string; scene?: string }>().params
  const invite = named ?? idFromScene('invite', scene) ?? ''
  const { session } = useSession()
  const { value: look, answer } = useAsk('referral.look', session && invite !== '' ? { invite } : null)
  const [bound, setBound] = useState<Answer<'referral.bind'> | null>(null)
  const { busy, run } = useBusy()
  const goOn = async () => {
    const stationId = look?.stationId ?? station
    if (stationId) visitStation(stationId)
    await swap(to.today())
  }
  const accept = () =>
    run(async () => {
      if (!(await signedIn())) return
      const said = await call('referral.bind', { invite })
      setBound(said)
      if (said.kind !== 'done' && said.kind !== 'refused') return
      await goOn()
      // Said where she arrives: what is said while pages change goes by unseen.
      say(said.kind === 'done' ? words.kept : wordsFor(said))
    })
  const gone = answer?.kind === 'refused'
  const bar = (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={gone ? () => run(goOn) : accept}>
        {gone ? words.look : words.accept}
      </Button>
    </ActionBar>
  )
  return (
    <AppShell bar={bar}>
      {look ? <Inviter look={look} /> : <EmptyState drawing="invite" text={words.title} />}
      <Text>{words.how}</Text>
      <Text className="soft">{words.free}</Text>
      {!gone && (
        <Button kind="quiet" onTap={() => run(goOn)}>
          {words.look}
        </Button>
      )}
      {answer && answer.kind === 'refused' && <Notice kind="warn">{wordsFor(answer)}</Notice>}
      {bound && bound.kind !== 'done' && bound.kind !== 'refused' && <Notice kind="warn">{wordsFor(bound)}</Notice>}
    </AppShell>
  )
}
