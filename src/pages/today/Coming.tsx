import { Text } from '@tarojs/components'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useShownAgain } from '../../kit/shown'
import { Icon } from '../../ui/Icon'
import { Tap } from '../../ui/Tap'
import { sayWhen } from '../../ui/when'
import { upOf } from './next-event'
import { words } from './words'

/** So many of the next ones are looked at. */
const MOST = 3

/** One line about what the neighbours of this station do together next; nothing where there is nothing. */
export function Coming({ stationId }: { readonly stationId: string }) {
  const { value, again } = useAsk('event.list', { stationId, most: MOST })
  useShownAgain(() => void again())
  const now = serverNow()
  const [next] = value?.events.map((event) => ({ event, up: upOf(event, now) })).filter(({ up }) => up !== null) ?? []
  if (!next?.up) return null
  const { eventId, title } = next.event
  const { at, stands } = next.up
  return (
    <Tap className="line" onTap={() => void go(to.event(eventId))}>
      <Icon name="calendar" />
      <Text className="grow">{words.event(sayWhen(at), title, stands && words.eventStands[stands])}</Text>
    </Tap>
  )
}
