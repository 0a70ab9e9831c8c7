import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { useState } from 'react'
import { usePages } from '../../kit/pages'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Card } from '../../ui/Section'
import { Listed } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'

type Entry = Output<'ops.trail'>['entries'][number]

dayjs.extend(utc)

const SHOP_OFFSET_HOURS = 8
/** Who looks for a cause wants the second, by the shop's clock. */
const toTheSecond = (at: Entry['at']): string => dayjs.utc(at).utcOffset(SHOP_OFFSET_HOURS).format('YYYY-MM-DD HH:mm:ss')


function Side({ name, value }: { readonly name: string; readonly value: unknown }) {
  if (value === null) return null
  return (
    <View>
      <Text className="soft small">{name}</Text>
      <View className="raw">{JSON.stringify(value, null, 1)}</View>
    </View>
  )
}

function EntryCard({ entry }: { readonly entry: Entry }) {
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <View className="line line-apart">
        <Text className="choice-title">{words.what(entry.what)}</Text>
        <Text className="soft small">{toTheSecond(entry.at)}</Text>
      </View>
      <Text className="soft small">{entry.personId === null ? words.shop : words.by(entry.personId)}</Text>
      <Text className="soft small">{words.subject(entry.subject)}</Text>
      {open ? (
        <>
          <Side name={words.before} value={entry.before} />
          <Side name={words.after} value={entry.after} />
        </>
      ) : (
        <Button kind="quiet" onTap={() => setOpen(true)}>
          {words.detail}
        </Button>
      )}
    </Card>
  )
}

export default function Trail() {
  const trail = usePages('ops.trail', {})
  return (
    <WorkShell place="trail" wide>
      <Listed of={trail} rowsOf={(page) => page.entries} empty={<EmptyState text={words.trailEmpty} />} cards>
        {(entry) => <EntryCard key={`${entry.at} ${entry.what} ${entry.subject}`} entry={entry} />}
      </Listed>
    </WorkShell>
  )
}
