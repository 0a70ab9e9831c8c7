import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import type { MeView } from '@domain/me/contract'
import type { ShareFacts, Shown } from '../../ui/share/picture'
import { sayWhen } from '../../ui/when'
import { until, words } from './words'

/** How somebody may be shown to strangers: name and face where she agreed to it and still does, else a drawn face. */
export function shownOf({ faceSeed, face, nickname, consents }: Pick<MeView, 'faceSeed' | 'face' | 'nickname' | 'consents'>): Shown {
  const agreed = consents.some(({ kind, current }) => kind === 'show_profile' && current)
  return { seed: faceSeed, face: agreed ? face : null, nickname: agreed ? nickname : null }
}

/** What an invitation's picture shows: who invites, the station and one thing that is really for sale there tonight. */
export function posterFacts(from: Shown, station: string, tonight: Output<'campaign.tonight'> | null): ShareFacts {
  const item = tonight?.items.find(({ left, picture }) => left > 0 && picture !== null) ?? tonight?.items.find(({ left }) => left > 0)
  const open = tonight?.state === 'open' && item !== undefined
  const best = tonight?.pool.steps.at(-1)
  return {
    title: open ? item.name : words.posterSentence,
    sentence: open ? null : words.posterNext,
    station,
    from,
    goods: open ? [{ picture: item.picture, category: item.category }] : [],
    prices: open ? { alone: yuan(item.priceFen), together: best ? yuan(item.poolFen) : null, people: best?.people ?? 0 } : null,
    until: open ? until(sayWhen(tonight.closesAt)) : null,
  }
}
