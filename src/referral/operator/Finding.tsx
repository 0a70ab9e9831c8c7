import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@domain/contract'
import { useAsk } from '../../kit/load'
import { useSettled } from '../../kit/settled'
import { Button } from '../../ui/Button'
import { Face } from '../../ui/Face'
import { Field } from '../../ui/Field'
import { Tap } from '../../ui/Tap'
import { Shown } from '../../ui/work/Shown'
import { words } from './words'

type Found = Output<'role.find'>['people'][number]

/** A whole number of a person's: then she need not be in the list. */
const NUMBER = /^[0-9A-HJKMNP-TV-Z]{26}$/

const nameOf = ({ nickname, stationName }: Found): string => words.found(nickname ?? words.nobody, stationName ?? '')

/** Somebody by the name that she shows, the end of her phone number, or her number. */
export function Finding({ onPick }: { readonly onPick: (personId: string) => void }) {
  const [typed, setTyped] = useState('')
  const query = useSettled(typed).trim()
  const found = useAsk('role.find', query === '' ? null : { query })
  const number = query.toUpperCase()
  return (
    <View className="stack">
      <Field label={words.find} value={typed} most={40} onInput={setTyped} />
      <Text className="soft small">{words.findTells}</Text>
      {query !== '' && (
        <Shown of={found}>
          {({ people }) => (
            <>
              {people.map((person) => (
                <Tap key={person.personId} className="card tree-found" label={words.openTree(nameOf(person))} onTap={() => onPick(person.personId)}>
                  <Face seed={person.faceSeed} nickname={person.nickname} />
                  <View className="grow">
                    <View className="choice-title">{nameOf(person)}</View>
                    <View className="soft desk-mono">{person.personId}</View>
                  </View>
                </Tap>
              ))}
              {people.length === 0 && (NUMBER.test(number) ? <Button onTap={() => onPick(number)}>{words.byNumber(number)}</Button> : <Text className="soft">{words.nobodyFound}</Text>)}
            </>
          )}
        </Shown>
      )}
    </View>
  )
}
