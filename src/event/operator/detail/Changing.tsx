import type { PlanView } from '@domain/event/contract'
import { shopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { ask } from '../../../kit/call'
import { serverNow } from '../../../kit/clock'
import { say } from '../../../kit/say'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { DayField } from '../../../ui/work/DayField'
import { Editing } from '../../../ui/work/Editing'
import { slotWords } from '../../times'
import type { DraftSlot } from '../edit/draft'
import { capacityOf, isTime, PLACE_MOST, stockOf } from '../edit/wish'
import { words } from '../words'
import { changeOf, isMove, stageOf, wishOf, type Change } from './change'

interface ChangingProps {
  readonly plan: PlanView
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

interface SlotProps {
  readonly plan: PlanView
  readonly slot: DraftSlot
  readonly nth: number
  readonly onChange: (part: Partial<DraftSlot>) => void
}

function SlotFields({ plan, slot, nth, onChange }: SlotProps) {
  const was = plan.slots.find(({ slotId }) => slotId === slot.slotId)
  if (!was) return null
  const stage = stageOf(was, serverNow())
  const named = (field: string) => words.slotOf(nth, field)
  return (
    <View className="stack">
      <Text className="choice-title">{slotWords(was, plan.slots)}</Text>
      {stage === 'to come' && <DayField label={words.day} value={slot.day} from={shopDay(serverNow())} onChange={(day) => day && onChange({ day })} />}
      <View className="fields">
        {stage === 'to come' && (
          <Field label={words.from} name={named(words.from)} value={slot.from} most={5} wrong={isTime(slot.from) ? null : words.wrongTime} onInput={(from) => onChange({ from })} />
        )}
        {stage !== 'over' && (
          <Field label={words.until} name={named(words.until)} value={slot.until} most={5} wrong={isTime(slot.until) ? null : words.wrongTime} onInput={(until) => onChange({ until })} />
        )}
        <Field
          label={words.capacity}
          name={named(words.capacity)}
          type="number"
          value={slot.capacity}
          wrong={capacityOf(slot) === null ? words.wrongCapacity : null}
          onInput={(capacity) => onChange({ capacity })}
        />
      </View>
    </View>
  )
}

interface StocksProps {
  readonly plan: PlanView
  readonly stocks: Change['stocks']
  readonly onChange: (stocks: Change['stocks']) => void
}

function Stocks({ plan, stocks, onChange }: StocksProps) {
  return (
    <>
      {plan.handouts.map(({ handoutId, name }, index) => (
        <Field
          key={handoutId}
          label={name}
          name={words.handoutOf(index + 1, words.stock)}
          type="number"
          value={stocks[handoutId] ?? ''}
          wrong={stockOf({ stock: stocks[handoutId] ?? '' }) === null ? words.wrongStock : null}
          onInput={(typed) => onChange({ ...stocks, [handoutId]: typed })}
        />
      ))}
    </>
  )
}

/** Time, place, places and stock: all that still changes once neighbours have seen it. Whom a new time or place reaches is said before. */
export function Changing({ plan, onDone, onClose }: ChangingProps) {
  // What was on the screen is what is changed, though the list behind it looks again.
  const [first] = useState(plan.revision)
  const [seen, setSeen] = useState(plan)
  const [change, setChange] = useState(() => changeOf(seen))
  const wish = wishOf(seen, change, serverNow())
  const right = typeof wish === 'string' ? null : wish
  const set = (part: Partial<Change>) => setChange({ ...change, ...part })
  const setSlot = (index: number, part: Partial<DraftSlot>) => set({ slots: change.slots.map((slot, at) => (at === index ? { ...slot, ...part } : slot)) })
  const save = async (): Promise<boolean> => {
    const changed = right && (await attempt('event.change', right))
    if (changed) say(right && isMove(right) ? words.moved : words.changed)
    else await lookAnew()
    return changed !== null
  }
  // Where somebody else moved it first, what she typed was about another plan: she begins from the one that is.
  const lookAnew = async () => {
    const answer = await ask('event.plan', { eventId: seen.eventId })
    if (answer.kind !== 'done' || answer.value.revision === seen.revision) return
    setSeen(answer.value)
    setChange(changeOf(answer.value))
    await onDone()
  }
  return (
    <Editing title={words.change} save={words.apply} onSave={right ? save : null} onDone={onDone} onClose={onClose}>
      {seen.revision !== first && <Notice kind="warn">{words.movedBefore}</Notice>}
      <Field label={words.place} value={change.place} most={PLACE_MOST} onInput={(place) => set({ place })} />
      {change.slots.map((slot, index) => (
        <SlotFields key={slot.slotId} plan={seen} slot={slot} nth={index + 1} onChange={(part) => setSlot(index, part)} />
      ))}
      <Stocks plan={seen} stocks={change.stocks} onChange={(stocks) => set({ stocks })} />
      <Text className="soft small">{words.changeIs}</Text>
      {wish === 'times' && <Notice kind="warn">{words.moveWrong}</Notice>}
      {right && isMove(right) && <Notice kind="warn">{right.place === undefined ? words.moveTellsSlots : words.moveTells}</Notice>}
    </Editing>
  )
}
