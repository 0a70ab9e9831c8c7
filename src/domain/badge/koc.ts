import type { KocReason } from './contract'

/** So many of a community are listed, by what they did in so many days. */
export const KOC_MOST = 200
export const KOC_DAYS = 90

/** What each thing counts. An operator reads the reasons, not the sum. */
export const KOC_SCORE = { orders: 1, pools: 2, brought: 5, reviews: 1, events: 3 } as const satisfies Record<KocReason['what'], number>

type Times = Readonly<Record<KocReason['what'], number>>

/** Why somebody is on the list: what she did, that which counts most first. */
export const reasonsOf = (times: Times): KocReason[] =>
  (Object.keys(KOC_SCORE) as KocReason['what'][])
    .map((what) => ({ what, times: times[what] }))
    .filter(({ times: n }) => n > 0)
    .sort((a, b) => b.times * KOC_SCORE[b.what] - a.times * KOC_SCORE[a.what])
