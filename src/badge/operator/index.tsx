import type { KocView } from '@domain/badge/contract'
import { Text, View } from '@tarojs/components'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Card, Tag } from '../../ui/Section'
import { InCommunity } from '../../ui/work/InCommunity'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { invite } from './koc-store'
import { words } from './words'

interface Listed extends KocView {
  readonly place: number
}

const nameOf = ({ name }: KocView): string => (name === '' ? words.nameless : name)

function Ask({ person, communityId, again }: { readonly person: Listed; readonly communityId: string; readonly again: () => Promise<unknown> }) {
  const { busy, run } = useBusy()
  const { state, personId } = person
  if (state === 'invited' || state === 'joined') return <Tag kind={state === 'joined' ? 'good' : 'plain'}>{words.state(state)}</Tag>
  return (
    <Button small busy={busy} label={words.inviteLabel(state === 'declined' ? words.inviteAgain : words.invite, `${nameOf(person)} ${words.place(person.place)}`)} onTap={() => run(() => invite(communityId, personId).then(again))}>
      {state === 'declined' ? words.inviteAgain : words.invite}
    </Button>
  )
}

const columnsFor = (communityId: string, again: () => Promise<unknown>): readonly Column<Listed>[] => [
  {
    name: words.columns.who,
    track: 'minmax(0, 1fr)',
    bare: true,
    cell: (person) => (
      <View>
        <View className="item-name">{nameOf(person)}</View>
        <View className="soft small">{words.place(person.place)}</View>
      </View>
    ),
  },
  { name: words.columns.reasons, track: 'minmax(0, 2fr)', cell: ({ reasons }) => words.reasons(reasons) },
  { name: words.columns.score, figure: true, cell: ({ score }) => String(score) },
  { name: words.columns.state, cell: (person) => <Ask person={person} communityId={communityId} again={again} /> },
]

function Most({ communityId }: { readonly communityId: string }) {
  const answer = useAsk('badge.koc', { communityId })
  useShownAgain(() => void answer.again())
  return (
    <Shown of={answer} rows={6}>
      {({ people, joined }) => (
        <>
          <Card>
            <Text className="choice-title">{words.finding(people.length, people.filter(({ state }) => state !== 'listed').length)}</Text>
            <Text>{words.joined(joined)}</Text>
            <Text className="soft small">{words.tells}</Text>
          </Card>
          {people.length === 0 ? (
            <EmptyState drawing="people" text={words.none} />
          ) : (
            <Table columns={columnsFor(communityId, answer.again)} rows={people.map((person, index) => ({ ...person, place: index + 1 }))} keyOf={({ personId }) => personId} />
          )}
        </>
      )}
    </Shown>
  )
}

/** The most active of a community, and who of them is asked into the tasting team. */
export default function Koc() {
  return (
    <WorkShell place="tasting" wide>
      <InCommunity>{(communityId) => <Most communityId={communityId} />}</InCommunity>
    </WorkShell>
  )
}
