import type { PlanView } from '@domain/event/contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { wholeOf } from '../../../kit/amount'
import { say } from '../../../kit/say'
import { Field } from '../../../ui/Field'
import { Editing } from '../../../ui/work/Editing'
import { slotWords } from '../../times'
import { words } from '../words'

interface ChangingProps {
  readonly plan: PlanView
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

type Typed = Readonly<Record<string, string>>

/** Places and stock: all that still changes once neighbours have seen it. */
export function Changing({ plan, onDone, onClose }: ChangingProps) {
  const [capacities, setCapacities] = useState<Typed>(() => Object.fromEntries(plan.slots.map(({ slotId, capacity }) => [slotId, String(capacity)])))
  const [stocks, setStocks] = useState<Typed>(() => Object.fromEntries(plan.handouts.map(({ handoutId, stock }) => [handoutId, String(stock)])))
  const slots = plan.slots.map(({ slotId }) => ({ slotId, capacity: wholeOf(capacities[slotId] ?? '', 1, 1_000) }))
  const handouts = plan.handouts.map(({ handoutId }) => ({ handoutId, stock: wholeOf(stocks[handoutId] ?? '', 0, 10_000) }))
  const right = slots.every(({ capacity }) => capacity !== null) && handouts.every(({ stock }) => stock !== null)
  const save = async (): Promise<boolean> => {
    const changed = await attempt('event.change', {
      eventId: plan.eventId,
      slots: slots.map(({ slotId, capacity }) => ({ slotId, capacity: capacity ?? 1 })),
      ...(handouts.length > 0 ? { handouts: handouts.map(({ handoutId, stock }) => ({ handoutId, stock: stock ?? 0 })) } : {}),
    })
    if (changed) say(words.changed)
    return changed !== null
  }
  return (
    <Editing title={words.change} save={words.apply} onSave={right ? save : null} onDone={onDone} onClose={onClose}>
      <Text className="soft small">{words.changeIs}</Text>
      {plan.slots.map((slot, index) => (
        <Field
          key={slot.slotId}
          label={slotWords(slot, plan.slots)}
          name={words.slotOf(index + 1, words.capacity)}
          type="number"
          value={capacities[slot.slotId] ?? ''}
          wrong={slots[index]?.capacity === null ? words.wrongCapacity : null}
          onInput={(typed) => setCapacities({ ...capacities, [slot.slotId]: typed })}
        />
      ))}
      {plan.handouts.map(({ handoutId, name }, index) => (
        <Field
          key={handoutId}
          label={name}
          name={words.handoutOf(index + 1, words.stock)}
          type="number"
          value={stocks[handoutId] ?? ''}
          wrong={handouts[index]?.stock === null ? words.wrongStock : null}
          onInput={(typed) => setStocks({ ...stocks, [handoutId]: typed })}
        />
      ))}
    </Editing>
  )
}
