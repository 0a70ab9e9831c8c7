import type { EventView } from '@domain/event/contract'
import { shopDay, type Instant } from '@domain/time'
import { Text } from '@tarojs/components'
import { serverNow } from '../../kit/clock'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useShownAgain } from '../../kit/shown'
import { Icon } from '../../ui/Icon'
import { Tap } from '../../ui/Tap'
import { sayWhen } from '../../ui/when'
import { words } from './words'

/** So many of the next ones are looked at. */
const MOST = 3

/** Something that one can go to today, or register for now. */
function isUp({ state, startsAt, registerFrom, registerUntil }: EventView, now: Instant): boolean {
  return state === 'running' || shopDay(startsAt) === shopDay(now) || (state === 'open' && registerFrom <= now && now < registerUntil)
}

/** One line about what the neighbours of this station do together next; nothing where there is nothing. */
export function Coming({ stationId }: { readonly stationId: string }) {
  const { value, again } = useAsk('event.list', { stationId, most: MOST })
  useShownAgain(() => void again())
  const event = value?.events.find((one) => isUp(one, serverNow()))
  if (!event) return null
  const { eventId, startsAt, title, state, mine } = event
  const stands = mine?.state === 'registered' ? 'mine' : state === 'open' || state === 'full' || state === 'running' ? state : null
  return (
    <Tap className="line" onTap={() => void go(to.event(eventId))}>
      <Icon name="calendar" />
      <Text className="grow">{words.event(sayWhen(startsAt), title, stands && words.eventStands[stands])}</Text>
    </Tap>
  )
}
