import type { Output } from '@domain/contract'
import type { ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSettled } from '../../kit/settled'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Sheet } from '../../ui/Sheet'
import { Tap } from '../../ui/Tap'
import { DayField } from '../../ui/work/DayField'
import { PickOne } from '../../ui/work/PickOne'
import { Tabled } from '../../ui/work/Shown'
import type { Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { changesOf } from './readable'
import './trail.scss'

type Entry = Output<'ops.trail'>['entries'][number]

dayjs.extend(utc)

const SHOP_OFFSET_HOURS = 8
const NUMBER = /^[A-Za-z0-9_-]{0,40}$/
/** So many changes stand in the row; the rest in the whole text. */
const SHOWN = 6

/** Who looks for a cause wants the second, by the shop's clock. */
const toTheSecond = (at: Entry['at']): string => dayjs.utc(at).utcOffset(SHOP_OFFSET_HOURS).format('YYYY-MM-DD HH:mm:ss')

function Changes({ entry }: { readonly entry: Entry }) {
  const changes = changesOf(entry.before, entry.after)
  if (changes.length === 0) return <Text className="soft">{words.nothing}</Text>
  return (
    <View className="changes">
      {changes.slice(0, SHOWN).map(({ name, before, after }) => (
        <View key={name} className="change">
          <Text className="soft">{name}</Text>
          <Text className="change-values">
            {before !== null && <Text className="change-before">{before}</Text>}
            {before !== null && after !== null && ' → '}
            {after !== null && <Text className="change-after">{after}</Text>}
          </Text>
        </View>
      ))}
    </View>
  )
}

/** Where the thing itself can be seen, if it has a page. */
function addressOf({ what, subject }: Entry): string | null {
  if (what.startsWith('campaign.') && what !== 'campaign.offer') return to.campaign(subject)
  return null
}

const columnsFor = (onRaw: (entry: Entry) => void): readonly Column<Entry>[] => [
  { name: words.trail.at, track: '160px', cell: ({ at }) => <Text className="small">{toTheSecond(at)}</Text> },
  {
    name: words.trail.who,
    track: '136px',
    cell: ({ personId, nickname }) => (
      <>
        <View>{personId === null ? words.shop : (nickname ?? words.unnamed)}</View>
        {personId !== null && <View className="soft desk-mono">{personId}</View>}
      </>
    ),
  },
  { name: words.trail.what, track: '120px', cell: ({ what }) => <Text className="choice-title">{words.what(what)}</Text> },
  {
    name: words.trail.subject,
    track: '136px',
    cell: (entry) => {
      const address = addressOf(entry)
      const text = <Text className="desk-mono">{entry.subject}</Text>
      return address === null ? (
        text
      ) : (
        <Tap className="desk-link" onTap={() => void go(address)}>
          {text}
        </Tap>
      )
    },
  },
  { name: words.trail.change, track: 'minmax(0, 1fr)', bare: true, cell: (entry) => <Changes entry={entry} /> },
  {
    name: words.raw,
    track: '88px',
    bare: true,
    cell: (entry) => (
      <Button kind="quiet" small label={`${words.raw} ${words.what(entry.what)} ${entry.subject}`} onTap={() => onRaw(entry)}>
        {words.raw}
      </Button>
    ),
  },
]

function Raw({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  return (
    <Sheet open title={words.rawTitle} onClose={onClose}>
      <View className="stack">
        {([[words.before, entry.before], [words.after, entry.after]] as const).map(
          ([name, value]) =>
            value !== null && (
              <View key={name}>
                <Text className="soft small">{name}</Text>
                <View className="raw">{JSON.stringify(value, null, 1)}</View>
              </View>
            ),
        )}
      </View>
    </Sheet>
  )
}

interface Narrow {
  readonly personId: string | null
  readonly what: string | null
  readonly day: ShopDay | null
}

/** Who did what with a right that others don't have. */
export default function Trail() {
  const { params } = useRouter()
  const [typed, setTyped] = useState(params.subject ?? '')
  const [narrow, setNarrow] = useState<Narrow>({ personId: null, what: null, day: null })
  const [raw, setRaw] = useState<Entry | null>(null)
  const grants = useAsk('role.list', {}).value?.grants ?? []
  const people = [...new Map(grants.map(({ personId, nickname, role }) => [personId, { value: personId, title: nickname ?? personId, text: words.roles[role] }])).values()]
  const subject = useSettled(typed).trim()
  const { personId, what, day } = narrow
  const trail = usePages('ops.trail', {
    ...(subject === '' || !NUMBER.test(subject) ? {} : { subject }),
    ...(personId === null ? {} : { personId }),
    ...(what === null ? {} : { what }),
    ...(day === null ? {} : { day }),
  })
  const anything = subject !== '' || personId !== null || what !== null || day !== null
  const change = (part: Partial<Narrow>) => setNarrow({ ...narrow, ...part })
  return (
    <WorkShell place="trail" wide>
      <View className="filters">
        <Field label={words.ofSubject} value={typed} most={40} placeholder={words.ofSubjectSuch} wrong={NUMBER.test(typed.trim()) ? null : words.wrongNumber} onInput={setTyped} />
        <View className="filters-pair">
          <PickOne label={words.byWhom} options={people} value={personId} any={words.anyone} onChange={(one) => change({ personId: one })} />
          <PickOne label={words.kindOfDeed} options={words.whats} value={what} any={words.anyWhat} onChange={(one) => change({ what: one })} />
        </View>
        <DayField label={words.onDay} value={day} any={words.anyDay} onChange={(one) => change({ day: one })} />
      </View>
      <Tabled
        of={trail}
        rowsOf={(page) => page.entries}
        empty={<EmptyState drawing={anything ? 'search' : 'ledger'} text={anything ? words.trailNone : words.trailEmpty} />}
        columns={columnsFor(setRaw)}
        keyOf={({ entryId }) => entryId}
      />
      {raw && <Raw entry={raw} onClose={() => setRaw(null)} />}
    </WorkShell>
  )
}
