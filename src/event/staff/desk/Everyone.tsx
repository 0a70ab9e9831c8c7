import type { DeskRow, DeskView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '../../../ui/Field'
import { Sheet } from '../../../ui/Sheet'
import { Tap } from '../../../ui/Tap'
import { words as eventWords } from '../../words'
import { words } from '../words'
import { isIn, rowOf } from './list'
import { openRow } from './store'

/** So many rows are drawn; who looks further types. */
const SHOWN = 40

const namesOf = ({ people }: DeskRow): string => people.map(({ name }) => name || eventWords.neighbour).join(eventWords.join)

/** Everybody who is registered, to find a party whose phone is dead. */
export function Everyone({ desk, onClose }: { readonly desk: DeskView; readonly onClose: () => void }) {
  const [part, setPart] = useState('')
  const typed = part.trim()
  const rows = desk.registrations.filter((row) => typed === '' || String(row.number) === typed || namesOf(row).includes(typed))
  const pick = (row: DeskRow) => {
    onClose()
    openRow(row)
  }
  return (
    <Sheet open title={words.everyoneTitle} onClose={onClose}>
      <View className="stack">
        <Field label={words.search} value={part} most={12} onInput={setPart} />
        <View className="table">
          {rows.slice(0, SHOWN).map((row) => {
            const came = rowOf(row).people.filter(isIn).length
            return (
              <Tap key={row.registrationId} className="table-row" onTap={() => pick(row)}>
                <Text className="grow">{words.row(row.number, namesOf(row))}</Text>
                <Text className="soft small">{words.rowCame(came, row.people.length)}</Text>
              </Tap>
            )
          })}
        </View>
        {rows.length > SHOWN && <Text className="soft small">{words.moreRows(rows.length - SHOWN)}</Text>}
      </View>
    </Sheet>
  )
}
