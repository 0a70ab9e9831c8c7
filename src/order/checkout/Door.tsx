import { CONSENT_VERSIONS } from '@domain/me/consent'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { call } from '../../kit/call'
import { setMe, useMe } from '../../kit/me'
import { say, wordsFor } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Section'
import { Tick } from '../../ui/Tick'
import { words } from './words'

async function save(building: string, door: string): Promise<void> {
  const answer = await call('me.update', { consent: [{ kind: 'address', version: CONSENT_VERSIONS.address, given: true }], building, door })
  if (answer.kind === 'done') setMe(answer.value)
  else say(wordsFor(answer))
}

/** Building and door for who wants it carried there and hasn't said where; kept only with her consent. */
export function DoorForm() {
  const { me } = useMe()
  const [building, setBuilding] = useState(me?.building ?? '')
  const [door, setDoor] = useState(me?.door ?? '')
  const agreedBefore = me?.consents.some(({ kind, current }) => kind === 'address' && current) ?? false
  const [agreed, setAgreed] = useState(agreedBefore)
  const { busy, run } = useBusy()
  const ready = agreed && building.trim() !== '' && door.trim() !== ''
  return (
    <Card>
      <Field label={words.building} placeholder={words.buildingLike} value={building} most={20} onInput={setBuilding} />
      <Field label={words.door} placeholder={words.doorLike} value={door} most={20} onInput={setDoor} />
      {!agreedBefore && (
        <Tick on={agreed} onChange={setAgreed} label={words.doorConsent}>
          {words.doorConsentIs}
        </Tick>
      )}
      <Button busy={busy} disabled={!ready} onTap={() => run(() => save(building.trim(), door.trim()))}>
        {words.saveDoor}
      </Button>
    </Card>
  )
}
