/** A mistake as somebody might make it, put into what the database gets to read: no code of the product has to change for it. */
export interface Planted {
  readonly mistake: string
  /** The pair that shows it. */
  readonly pair: string
  /** The statement with the mistake in it; the same text where it has none. */
  readonly plant: (sql: string) => string
}

const LOCK = /\s+for (update|no key update|share|key share)( of "?\w+"?)?( skip locked)?\s*$/

/** Takes the lock off statements that read one of these tables. */
const unlocked =
  (...tables: readonly string[]) =>
  (sql: string): string =>
    tables.some((table) => new RegExp(`from "?${table}"?\\b`).test(sql)) ? sql.replace(LOCK, '') : sql

const without = (guard: RegExp) => (sql: string): string => sql.replace(guard, '')

/** Seats are read by the statement that waits for the pool's row, so as they were before the wait. */
const countedWhileWaiting = (sql: string): string =>
  /^select \* from "seat" where "community_id" = \$1 and "pool_id" = \$2/.test(sql)
    ? sql.replace(
        'select * from "seat" where',
        'with held as materialized (select 1 as held_row from pool where "community_id" = $1 and "id" = $2 for update) select "seat".* from "seat", held where',
      )
    : unlocked('pool')(sql)

export const planted: readonly Planted[] = [
  { mistake: 'the pool is not held while seats are counted', pair: 'join × join, the last seat', plant: unlocked('pool') },
  { mistake: 'seats are counted in the statement that takes the lock', pair: 'join × join, the last seat', plant: countedWhileWaiting },
  { mistake: 'stock is taken without looking what is left', pair: 'place × place, the last of the stock', plant: without(/ and i\.offered - i\.reserved - i\.sold >= v\.quantity/) },
  { mistake: 'the limit is not looked at when it is counted', pair: "place × place, one person's limit", plant: without(/\s+where share\.units \+ excluded\.units <= share\.per_person/) },
  { mistake: 'an order does not keep its campaign from being cancelled', pair: 'place × the campaign is cancelled', plant: unlocked('campaign') },
  { mistake: 'the key of a request is not looked for', pair: 'place × place, one request sent twice', plant: (sql) => (/^insert into "stored_reply"/.test(sql) ? sql.replace('($1, $2,', '($1, $2::text || gen_random_uuid(),') : sql) },
  { mistake: 'a payment is judged before its order is held', pair: 'pay × pay, the news comes twice', plant: unlocked('orders', 'payment') },
  { mistake: 'neither an order that expires is held, nor its payment', pair: 'pay × expire', plant: unlocked('orders', 'payment') },
  { mistake: 'a bag is looked into before its orders are held', pair: 'pick up × pick up', plant: unlocked('orders') },
  { mistake: 'an ask is judged before it is held', pair: 'refund × refund, two decide', plant: unlocked('orders', 'refund_ask') },
  { mistake: 'a code that works once is not held', pair: 'claim × claim, a code that works once', plant: unlocked('coupon_code') },
  { mistake: 'a coupon is judged before it is held', pair: 'use × use, one coupon in two orders', plant: unlocked('coupon') },
  { mistake: 'a household is not held while it lets somebody in', pair: 'household: yes × yes to the same one', plant: unlocked('household', 'person') },
  { mistake: 'a pool that settles is not held', pair: 'leave × settle', plant: unlocked('pool', 'orders') },
]
