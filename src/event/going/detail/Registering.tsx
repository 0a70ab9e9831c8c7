import type { EventView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { useMe } from '../../../kit/me'
import { toggled } from '../../../kit/toggled'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Tick } from '../../../ui/Tick'
import { slotWords, spanWords } from '../../times'
import { words as eventWords } from '../../words'
import { words } from '../words'
import { agreesToNames, askingToTell, register } from './event-store'
import { chosenSlot, missingOf, mostOf, newParty, sizeOf, slotsToCome, wishOf, type Missing, type Party } from './party'

const NAME_MOST = 12

interface PartProps {
  readonly event: EventView
  readonly party: Party
  readonly onChange: (part: Partial<Party>) => void
}

function Slots({ event, party, onChange }: PartProps) {
  const slots = slotsToCome(event, serverNow())
  if (event.slots.length < 2) return null
  const options = slots.map((slot) => ({
    value: slot.slotId,
    title: slotWords(slot, event.slots),
    text: words.slotLine(eventWords.left(slot.left), slot.waiting),
  }))
  return (
    <Section title={words.slots}>
      <Choice label={words.slots} options={options} value={party.slotId} onChange={(slotId) => onChange({ slotId })} />
    </Section>
  )
}

function Extras({ party, onChange }: Omit<PartProps, 'event'>) {
  const set = (extras: readonly string[]) => onChange({ extras })
  return (
    <>
      {party.extras.map((name, index) => (
        <View key={`extra ${index}`} className="event-extra">
          <View className="grow">
            <Field label={words.extra(index + 1)} value={name} most={NAME_MOST} placeholder={words.extraHint} onInput={(typed) => set(party.extras.map((one, at) => (at === index ? typed : one)))} />
          </View>
          <Button kind="quiet" small label={words.dropExtra(index + 1)} onTap={() => set(party.extras.filter((_one, at) => at !== index))}>
            {words.drop}
          </Button>
        </View>
      ))}
    </>
  )
}

function People({ event, party, onChange }: PartProps) {
  const { me } = useMe()
  const { value: home } = useAsk('household.get', me ? {} : null)
  const family = home?.members.filter(({ personId }) => personId !== me?.personId) ?? []
  const agreed = agreesToNames(me)
  return (
    <Section title={words.people} aside={<Text className="soft small">{words.party(event.partyMost)}</Text>}>
      <Tick on={party.me} label={words.me} onChange={(on) => onChange({ me: on })} />
      {family.map(({ personId, nickname }) => (
        <Tick key={personId} on={party.family.includes(personId)} label={nickname ?? eventWords.neighbour} onChange={() => onChange({ family: toggled(party.family, personId) })}>
          {words.familyNote}
        </Tick>
      ))}
      <Extras party={party} onChange={onChange} />
      {sizeOf(party) < event.partyMost && (
        <Button small onTap={() => onChange({ extras: [...party.extras, ''] })}>
          {words.addExtra}
        </Button>
      )}
      {party.extras.length > 0 && !agreed && (
        <Tick on={party.names} label={words.names} onChange={(names) => onChange({ names })}>
          {words.namesIs}
        </Tick>
      )}
    </Section>
  )
}

const told: Readonly<Record<Missing, (event: EventView, party: Party) => string>> = {
  slot: () => words.needsSlot,
  nobody: () => words.nobody,
  too_many: (event, party) => words.tooMany(mostOf(party, event)),
  begun: (event, party) => words.begunFull(chosenSlot(party, event)?.left ?? 0),
  name: () => words.needsName,
  consent: () => words.needsConsent,
}

export interface RegisteringProps {
  readonly event: EventView
  readonly templateId: string | null
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Who comes, to which slot, and whether they may be photographed. */
export function Registering({ event, templateId, onDone, onClose }: RegisteringProps) {
  const [party, setParty] = useState(() => newParty(event, serverNow()))
  const [seen] = useState(event.revision)
  // She answers to what she saw when this opened; refused once, she has been asked to look again.
  const [asked, setAsked] = useState(false)
  const { me } = useMe()
  const { busy, run } = useBusy()
  const change = (part: Partial<Party>) => setParty({ ...party, ...part })
  const missing = missingOf(party, event, agreesToNames(me), serverNow())
  const size = sizeOf(party)
  const slot = chosenSlot(party, event)
  const waits = slot !== null && slot.left < size && missing !== 'begun' && missing !== 'too_many'
  const finish = () =>
    run(async () => {
      const done = me && (await askingToTell(templateId, () => register(wishOf(party, asked ? event : { ...event, revision: seen }, me.personId), party.names)))
      if (done) onClose()
      // Where it was refused, what stands here may be out of date.
      await onDone()
      setAsked(true)
    })
  const action = (
    <View className="stack">
      {missing !== null && <Text className="soft small">{told[missing](event, party)}</Text>}
      <Button kind="primary" busy={busy} disabled={missing !== null || me === null} onTap={finish}>
        {waits ? words.waitFor(size) : words.registerFor(size)}
      </Button>
    </View>
  )
  return (
    <Sheet open title={words.register} onClose={onClose} action={action}>
      <View className="stack">
        {event.revision !== seen && <Notice kind="warn">{words.movedNow(spanWords(event), event.place)}</Notice>}
        <Slots event={event} party={party} onChange={change} />
        <People event={event} party={party} onChange={change} />
        {event.photos && (
          <Tick on={party.photos} label={words.photos} onChange={(photos) => change({ photos })}>
            {words.photosIs}
          </Tick>
        )}
        {waits && <Text>{words.wait(slot.left === 0 ? words.full : words.tooFew(size))}</Text>}
      </View>
    </Sheet>
  )
}
