import { yuan } from '@domain/money'
import type { StationView } from '@domain/station/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { say } from '../../kit/say'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { Editor } from './Editor'
import { emptyForm, formOf, type StationForm } from './form'
import { words } from './words'

const doorOf = (doorFeeFen: number | null): string => (doorFeeFen === null ? words.noDoor : doorFeeFen === 0 ? words.freeDoor : words.door(yuan(doorFeeFen)))

const columnsFor = (edit: (station: StationView) => void): readonly Column<StationView>[] => [
  {
    name: words.columns.name,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ name, address }) => (
      <>
        <View className="item-name">{name}</View>
        <View className="soft small">{address}</View>
      </>
    ),
  },
  { name: words.columns.community, cell: ({ communityName }) => communityName },
  { name: words.columns.hours, cell: ({ hours }) => hours },
  { name: words.columns.door, cell: ({ doorFeeFen }) => doorOf(doorFeeFen) },
  { name: words.columns.leader, cell: ({ leaderName }) => leaderName ?? words.noLeader },
  {
    name: words.columns.act,
    track: '88px',
    bare: true,
    cell: (station) => (
      <Button small label={words.editOf(station.name)} onTap={() => edit(station)}>
        {words.edit}
      </Button>
    ),
  },
]

interface Editing {
  readonly form: StationForm
  readonly title: string
}

/** Where bags are handed over, as residents find it. */
export default function Stations() {
  const stations = useAsk('station.list', {})
  const [query, setQuery] = useState('')
  const [editing, setEditing] = useState<Editing | null>(null)
  const all = stations.value?.stations ?? []
  const communities = [...new Map(all.map(({ communityId, communityName }) => [communityId, communityName]))].map(([value, title]) => ({ value, title }))
  const shown = all.filter(({ name, communityName, address }) => `${name} ${communityName} ${address}`.includes(query.trim()))
  const add = () => {
    const [first] = communities
    if (first) setEditing({ form: emptyForm(first.value), title: words.addTitle })
    else say(words.noCommunity)
  }
  const columns = columnsFor((station) => setEditing({ form: formOf(station), title: words.editTitle(station.name) }))
  const bar = (
    <ActionBar>
      <Button kind="primary" busy={stations.value === null} onTap={add}>
        {words.add}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="stations" wide bar={bar}>
      <Field label={words.search} value={query} most={40} onInput={setQuery} />
      <Shown of={stations} rows={5}>
        {() =>
          shown.length === 0 ? (
            <EmptyState drawing="station" text={all.length === 0 ? words.empty : words.notFound} />
          ) : (
            <Table columns={columns} rows={shown} keyOf={({ stationId }) => stationId} />
          )
        }
      </Shown>
      {editing && <Editor key={editing.title} start={editing.form} title={editing.title} communities={communities} onDone={stations.again} onClose={() => setEditing(null)} />}
    </WorkShell>
  )
}
