import { ScrollView, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import type { Tonight } from '../../kit/tonight'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { SearchField } from '../../ui/SearchField'
import { Section } from '../../ui/Section'
import { FindRow } from './FindRow'
import { finderOf } from './search-items'
import { forgetSearches, keepSearch, useRecent } from '../../kit/searches'
import { words } from './words'

export interface FieldProps {
  readonly typed: string
  readonly focus: boolean
  readonly onType: (typed: string) => void
  readonly onFocus: () => void
  /** Leaves searching; null while nobody searches. */
  readonly onLeave: (() => void) | null
}

export function FindField({ typed, focus, onType, onFocus, onLeave }: FieldProps) {
  return (
    <View className="find-search">
      <SearchField value={typed} label={words.search} focus={focus} onInput={onType} onFocus={onFocus} onConfirm={() => keepSearch(typed)}>
        {typed !== '' && (
          <Button kind="quiet" small onTap={() => onType('')}>
            {words.clear}
          </Button>
        )}
      </SearchField>
      {onLeave && (
        <Button kind="quiet" small onTap={onLeave}>
          {words.cancel}
        </Button>
      )}
    </View>
  )
}

function Recent({ onType }: { readonly onType: (typed: string) => void }) {
  const { searches } = useRecent()
  const forget = (
    <Button kind="quiet" small onTap={forgetSearches}>
      {words.forget}
    </Button>
  )
  return (
    <View className="stack">
      {searches.length > 0 && (
        <Section title={words.recent} aside={forget}>
          <View className="find-recent">
            {searches.map((asked) => (
              <Button key={asked} small onTap={() => onType(asked)}>
                {asked}
              </Button>
            ))}
          </View>
        </Section>
      )}
      <Text className="soft">{words.hint}</Text>
    </View>
  )
}

/** So many are drawn: who has to look through more types on. */
const MOST_SHOWN = 40

export interface ResultsProps {
  readonly tonight: Tonight
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onAll: () => void
}

/** What was found, what may have been meant, or the way on; before anything is typed what was searched for lately. */
export function Results({ tonight, typed, onType, onAll }: ResultsProps) {
  const find = useMemo(() => finderOf(tonight.items), [tonight.items])
  const { found, near } = useMemo(() => find(typed), [find, typed])
  if (typed.trim() === '') return <Recent onType={onType} />
  const all = (
    <Button kind="primary" onTap={onAll}>
      {words.showAll}
    </Button>
  )
  if (found.length + near.length === 0) return <EmptyState drawing="search" text={words.nothing(typed.trim())} action={all} />
  return (
    <ScrollView className="find-found" scrollY>
      <View className="stack find-stack">
        <Text className="soft" {...a11y({ role: 'status' })}>
          {found.length > 0 ? words.found(found.length) : words.none(typed.trim())}
        </Text>
        {found.slice(0, MOST_SHOWN).map((item) => (
          <FindRow key={item.itemId} item={item} tonight={tonight} />
        ))}
        {near.length > 0 && found.length < MOST_SHOWN && (
          <Section title={words.near}>
            {near.map((item) => (
              <FindRow key={item.itemId} item={item} tonight={tonight} />
            ))}
          </Section>
        )}
      </View>
    </ScrollView>
  )
}
