import type { Input as Asked } from '@domain/contract'
import { yuan } from '@domain/money'
import type { StationView } from '@domain/station/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { call } from '../../kit/call'
import { useAsk } from '../../kit/load'
import { loadMe, stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { whereAmI } from '../../kit/place'
import { say, wordsFor } from '../../kit/say'
import { currentSession } from '../../kit/session'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { SearchField } from '../../ui/SearchField'
import { Card, Tag } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { words } from './words'

/** Who has come in has it as her own station; a visitor's is kept on the phone. */
async function choose({ stationId, name }: StationView): Promise<void> {
  if (currentSession()) {
    const answer = await call('station.choose', { stationId })
    if (answer.kind !== 'done') return say(wordsFor(answer))
    await loadMe()
  }
  visitStation(stationId)
  say(words.chosen(name))
  await go(to.today())
}

function StationCard({ station, mine }: { readonly station: StationView; readonly mine: boolean }) {
  const { busy, run } = useBusy()
  const { name, communityName, address, hours, leaderName, doorFeeFen, distanceMetres } = station
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title grow">{name}</Text>
        {mine && <Tag kind="good">{words.mine}</Tag>}
      </View>
      <Text className="phrases">{[communityName, address].join(' · ')}</Text>
      <Text className="soft small phrases">{[words.hours(hours), leaderName && words.leader(leaderName)].filter(Boolean).join(' · ')}</Text>
      {doorFeeFen !== null && <Text className="soft small">{words.door(yuan(doorFeeFen))}</Text>}
      {distanceMetres !== null && <Text className="small">{words.far(Math.round(distanceMetres))}</Text>}
      <Button kind={mine ? 'quiet' : 'plain'} busy={busy} label={`${mine ? words.stay : words.here} ${name}`} onTap={() => run(() => choose(station))}>
        {mine ? words.stay : words.here}
      </Button>
    </Card>
  )
}

export default function ChooseStation() {
  const [wish, setWish] = useState<Asked<'station.near'>>({})
  const [query, setQuery] = useState('')
  const mine = useMe(stationOf)
  const { answer, value, again } = useAsk('station.near', wish)
  const { busy, run } = useBusy()
  const nearest = () =>
    run(async () => {
      const place = await whereAmI()
      if (place) setWish(place)
      else say(words.refused)
    })
  const byName = () => setWish(query.trim() === '' ? {} : { query: query.trim() })
  return (
    <AppShell>
      <SearchField value={query} label={words.name} onInput={setQuery} onConfirm={byName}>
        <Button kind="quiet" small label={words.find} onTap={byName}>
          {words.look}
        </Button>
      </SearchField>
      <Button busy={busy} onTap={nearest}>
        <Icon name="pin" />
        {words.near}
      </Button>
      <Text className="soft small">{words.nearIs}</Text>
      {answer === null && <Skeleton rows={3} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value?.stations.length === 0 && <EmptyState drawing="station" text={words.none} action={<Button onTap={() => setWish({})}>{words.all}</Button>} />}
      {value?.stations.map((station) => (
        <StationCard key={station.stationId} station={station} mine={station.stationId === mine} />
      ))}
    </AppShell>
  )
}
