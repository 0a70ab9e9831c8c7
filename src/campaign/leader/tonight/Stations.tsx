import type { StationView } from '@domain/station/contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useAsk, type Loaded } from '../../../kit/load'
import { Chips } from '../../../ui/Chips'
import { Shown } from '../../../ui/work/Shown'

interface Picking {
  readonly stations: Loaded<'station.list'>
  readonly stationId: string | null
  readonly pick: (stationId: string) => void
}

/** The station that is looked at: the first of one's own until another is picked. */
export function useStation(): Picking {
  const stations = useAsk('station.list', {})
  const [picked, pick] = useState<string | null>(null)
  return { stations, stationId: picked ?? stations.value?.stations[0]?.stationId ?? null, pick }
}

const chipOf = ({ stationId, name }: StationView) => ({ value: stationId, title: name })

export function Stations({ stations, stationId, pick }: Picking) {
  return (
    <Shown of={stations} rows={1} part>
      {({ stations: all }) => (all.length > 1 ? <Chips options={all.map(chipOf)} value={stationId ?? ''} onChange={pick} /> : <Text className="soft">{all[0]?.name}</Text>)}
    </Shown>
  )
}
