import type { DeskView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { Choice } from '../../../ui/Choice'
import { Notice } from '../../../ui/Notice'
import { Stepper } from '../../../ui/Stepper'
import { Tick } from '../../../ui/Tick'
import { Editing } from '../../../ui/work/Editing'
import { slotWords } from '../../times'
import { words as eventWords } from '../../words'
import { words } from '../words'
import { walkInNow, type Newcomers } from './store'

const MOST = 6

/** The slot that is on, else the next one. */
function slotNow({ slots }: DeskView): string {
  const now = serverNow()
  const [first] = slots
  return (slots.find(({ endsAt }) => now < endsAt) ?? first)?.slotId ?? ''
}

/** People who have just come: how many, and whether they may be photographed. Their names are nobody's business. */
export function WalkIn({ desk, onClose }: { readonly desk: DeskView; readonly onClose: () => void }) {
  const [who, setWho] = useState<Newcomers>(() => ({ slotId: slotNow(desk), people: 1, photos: false }))
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = (part: Partial<Newcomers>) => setWho({ ...who, ...part })
  const save = async (): Promise<boolean> => {
    const against = await walkInNow(desk.eventId, who)
    setTrouble(against)
    return against === null
  }
  const options = desk.slots.map((slot) => ({ value: slot.slotId, title: slotWords(slot, desk.slots), text: eventWords.left(slot.left) }))
  return (
    <Editing title={words.walkIn} save={words.letIn(who.people)} onSave={save} onDone={() => Promise.resolve()} onClose={onClose}>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      <Text className="soft">{words.walkInHow}</Text>
      {options.length > 1 && <Choice label={words.slot} options={options} value={who.slotId} onChange={(slotId) => change({ slotId })} />}
      <View className="line line-apart">
        <Text>{words.walkInPeople}</Text>
        <Stepper label={words.walkInPeople} value={who.people} min={1} max={MOST} onChange={(people) => change({ people })} />
      </View>
      {desk.photos && <Tick on={who.photos} label={words.walkInPhotos} onChange={(photos) => change({ photos })} />}
    </Editing>
  )
}
