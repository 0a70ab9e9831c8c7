import { sentenceOf } from '../../ui/PoolSentence'
import type { ShareFacts } from '../../ui/share/picture'
import { sayWhen } from '../../ui/when'
import type { Pool, Tonight } from './pool-store'
import { words } from './words'

/** Two pictures of goods say enough. */
const GOODS = 2

/** What a picture of this pool tells: how it stands, never who sits in it. */
export const shareFacts = (pool: Pool, tonight: Tonight | null): ShareFacts => ({
  title: words.title,
  sentence: sentenceOf(pool, null),
  seats: { paid: pool.paidSeats, most: pool.seatsMax },
  goods: [...(tonight?.items ?? [])].sort((a, b) => b.sold - a.sold).slice(0, GOODS),
  station: pool.stationName,
  until: pool.state === 'open' ? words.ends(sayWhen(pool.endsAt)) : null,
})
