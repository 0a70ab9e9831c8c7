import { Text, View } from '@tarojs/components'
import { Notice } from '../../../ui/Notice'
import { Card, Section, Tag } from '../../../ui/Section'
import { Tick } from '../../../ui/Tick'
import '../../../ui/work/counter/counter.scss'
import { clock, slotWords } from '../../times'
import { words as eventWords } from '../../words'
import { words } from '../words'
import { isIn, owedOf, stockOf, useList, type Person, type Row } from './list'
import { flip, flipGiving, goingOf, type Desk } from './store'

type AtParty = Extract<Desk, { at: 'party' }>

function Standing({ person: { checkedInAt, queuedAt, how, by } }: { readonly person: Person }) {
  if (checkedInAt !== null) return <View className="counter-stop small">{words.wasIn(clock(checkedInAt), how ?? 'typed', by ?? '')}</View>
  return queuedAt === null ? null : <View className="soft small">{words.waits(clock(queuedAt))}</View>
}

function Everyone({ row, without }: Pick<AtParty, 'row' | 'without'>) {
  return (
    <View className="stack">
      {row.people.map((person) =>
        isIn(person) ? (
          <View key={person.placeId} className="counter-line">
            <Text>{person.name || eventWords.neighbour}</Text>
            <Standing person={person} />
          </View>
        ) : (
          <Tick key={person.placeId} on={!without.includes(person.placeId)} label={person.name || eventWords.neighbour} onChange={() => flip(person.placeId)} />
        ),
      )}
    </View>
  )
}

/** What each may take, ticked when it goes over the table. */
function Giving({ desk }: { readonly desk: AtParty }) {
  const list = useList(({ desk: known }) => known)
  const handouts = list ? stockOf(list) : []
  if (handouts.length === 0) return null
  const people = desk.row.people.filter(isIn).length + goingOf(desk).length
  return (
    <Section title={words.gives}>
      {handouts.map((handout) => {
        const { handoutId, name, left } = handout
        const had = desk.row.handed.find((row) => row.handoutId === handoutId)?.quantity ?? 0
        const owed = owedOf(handout, desk.row, people)
        return (
          <View key={handoutId}>
            {had > 0 && <Text className="soft small">{words.given(name, had)}</Text>}
            {owed > 0 && <Tick on={desk.giving.includes(handoutId)} label={words.give(name, owed)} onChange={() => flipGiving(handoutId)} />}
            {owed === 0 && left === 0 && <Text className="soft small">{words.noneLeft(name)}</Text>}
          </View>
        )
      })}
    </Section>
  )
}

/** Another slot's people come early or late: said, not refused. */
function OtherSlot({ row, now }: { readonly row: Row; readonly now: string }) {
  const slots = useList(({ desk: list }) => list?.slots ?? [])
  const theirs = slots.find(({ slotId }) => slotId === row.slotId)
  const running = slots.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
  if (!theirs || slots.length < 2 || !running || (theirs.startsAt <= now && now < theirs.endsAt)) return null
  return <Notice kind="warn">{words.otherSlot(slotWords(theirs, slots))}</Notice>
}

/** A party at the desk: its number first, its people by their first characters, what they may take. */
export function PartyCard({ desk }: { readonly desk: AtParty }) {
  const { row, oldMinutes, trouble } = desk
  const photos = useList(({ desk: list }) => list?.photos ?? false)
  return (
    <>
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      {oldMinutes !== null && <Notice kind="warn">{words.old(oldMinutes)}</Notice>}
      <OtherSlot row={row} now={desk.scannedAt} />
      <Card>
        <Text className="bag-number">{words.number(row.number)}</Text>
        <View className="line line-apart">
          <Text className="soft">{words.party(row.people.length)}</Text>
          {photos && <Tag kind={row.photos ? 'plain' : 'warn'}>{row.photos ? words.photosYes : words.photosNo}</Tag>}
        </View>
        {row.people.some((person) => !isIn(person)) && <Text className="soft small">{words.here}</Text>}
        <Everyone row={row} without={desk.without} />
      </Card>
      <Giving desk={desk} />
    </>
  )
}
