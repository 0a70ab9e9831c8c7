import type { EventView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { go, to } from '../../kit/nav'
import { Tag } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { EventPicture } from '../EventPicture'
import { spanWords } from '../times'
import { words as eventWords } from '../words'
import { isLive } from './standing'
import { words } from './words'

/** Places left, while somebody may still ask for one. */
function Places({ state, slots }: EventView) {
  if (state === 'open') return <Tag kind="good">{eventWords.left(slots.reduce((left, slot) => left + slot.left, 0))}</Tag>
  return <Tag kind={state === 'cancelled' ? 'warn' : 'plain'}>{eventWords.states[state]}</Tag>
}

/** An event in a list; a tap opens it. */
export function EventCard({ event }: { readonly event: EventView }) {
  const { eventId, title, picture, place, mine } = event
  const came = mine?.people.every(({ checkedInAt }) => checkedInAt !== null) ?? false
  return (
    <Tap className="card" onTap={() => void go(to.event(eventId))}>
      <View className="event-card">
        <EventPicture picture={picture} title={title} size="small" />
        <View className="grow item-words">
          <Text className="choice-title">{title}</Text>
          <Text className="soft small">{spanWords(event)}</Text>
          <Text className="soft small">{place}</Text>
          <View className="event-tags">
            {mine && isLive(mine) && <Tag kind={mine.state === 'offered' ? 'warn' : 'good'}>{came ? words.came : words.standing[mine.state]}</Tag>}
            <Places {...event} />
          </View>
        </View>
      </View>
    </Tap>
  )
}
