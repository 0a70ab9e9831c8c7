import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import type { ShareFacts } from '../../ui/share/picture'
import { sayWhen } from '../../ui/when'
import { until, words } from './words'

/** What an invitation's picture shows: the station and one thing that is really for sale there tonight. */
export function posterFacts(station: string, tonight: Output<'campaign.tonight'> | null): ShareFacts {
  const item = tonight?.items.find(({ left, picture }) => left > 0 && picture !== null) ?? tonight?.items.find(({ left }) => left > 0)
  const open = tonight?.state === 'open' && item !== undefined
  const best = tonight?.pool.steps.at(-1)
  return {
    title: open ? item.name : words.posterSentence,
    sentence: words.posterSentence,
    station,
    goods: open ? [{ picture: item.picture, category: item.category }] : [],
    prices: open ? { alone: yuan(item.priceFen), together: best ? yuan(item.poolFen) : null, people: best?.people ?? 0 } : null,
    until: open ? until(sayWhen(tonight.closesAt)) : null,
  }
}
