import { BADGES, badgesOn } from '@domain/badge/list'
import type { Badge, Fact, Happening } from '@domain/badge/badge'
import { days, hours, instant, later, shopDay, type Instant } from '@domain/time'
import fc from 'fast-check'
import { grantEarned } from '../../cloudfunctions/badge/badge-sql'
import { inTransaction } from '../../cloudfunctions/_kit/db'
import { useHistories, type Rows } from '../kit/histories'
import { onPostgres } from '../support/server'

const BLOCKS = 100
const BLOCK = 100
const ROUNDS = 16
const START = instant('2026-01-05T00:00:00.000Z')
const KINDS = ['vegetable', 'fruit', 'meat', 'seafood', 'egg-dairy', 'staple', 'snack', 'household']

type What = Happening | 'nothing'
const WHATS: readonly What[] = [
  'order_fetched', 'order_fetched', 'order_fetched', 'pool_settled', 'pool_settled', 'reward_granted', 'streak_signed', 'streak_signed', 'event_attended', 'review_written', 'tasting_confirmed', 'nothing',
]

/** What somebody has done, as a person would count it on her fingers. */
class Deeds {
  orders = 0
  months = new Set<string>()
  seasons = new Set<number>()
  mornings = 0
  kinds = new Set<string>()
  greens = 0
  pools = 0
  opened = 0
  thursdays = 0
  met = new Set<number>()
  brought = 0
  signed: string[] = []
  events = 0
  reviews = 0
  tastings = 0

  count(fact: Fact): number {
    switch (fact) {
      case 'months': return this.months.size
      case 'seasons': return this.seasons.size
      case 'kinds': return this.kinds.size
      case 'neighbours': return this.met.size
      case 'signRun': return this.longestRun()
      default: return this[fact]
    }
  }

  private longestRun(): number {
    let longest = 0
    let run = 0
    let before = ''
    for (const day of [...new Set(this.signed)].sort()) {
      run = before !== '' && shopDay(later(instant(`${before}T04:00:00.000Z`), days(1))) === day ? run + 1 : 1
      longest = Math.max(longest, run)
      before = day
    }
    return longest
  }
}

onPostgres(() => {
  const db = useHistories()
  const { personId } = db
  let made = 0
  const fresh = () => `01KG${String(++made).padStart(22, '0')}`

  /** A block does the same sort of thing in a round, each person in her own way. */
  function live(what: What, block: number, at: Instant, all: readonly Deeds[], chance: () => number): Rows {
    const rows = new Map<string, Record<string, unknown>[]>()
    const add = (table: string, row: Record<string, unknown>) => void (rows.get(table) ?? rows.set(table, []).get(table)!).push(row)
    const people = Array.from({ length: BLOCK }, (_, n) => block * BLOCK + n)
    const upTo = (n: number) => Math.floor(chance() * n)
    if (what === 'order_fetched') for (const n of people) for (let more = upTo(3); more >= 0; more--) order(n)
    if (what === 'pool_settled') for (let more = upTo(2); more >= 0; more--) pools()
    for (const n of people) one(n)
    return rows

    function order(n: number): void {
      const deeds = all[n]!
      const id = fresh()
      const placedAt = later(at, -days(1) + hours(upTo(24)))
      const handedAt = later(at, hours(upTo(20)))
      const kinds = KINDS.filter(() => chance() < 0.2)
      const green = chance() < 0.5
      const fetched = chance() < 0.85
      const paid = { percent: 0, goods_fen: 1, door_fee_fen: 0, pay_fen: 1, paid_fen: 1, hold_until: at, campaign_id: 'g', station_id: 's', handover: 'station' }
      add('orders', { community_id: 'c', id, person_id: personId(n), state: fetched ? 'fetched' : 'refunded', placed_at: placedAt, paid_at: placedAt, green_at: green ? handedAt : null, ...paid })
      let came = false
      const lines = kinds.length > 0 ? kinds : ['fruit']
      lines.forEach((kind, place) => {
        // One line in four was not fetched but disposed of.
        const how = chance() < 0.75 ? 'pickup' : 'not_fetched'
        const line = { item_id: kind, quantity: 1, price_fen: 1, pay_fen: 1 }
        add('order_line', { community_id: 'c', order_id: id, id: fresh(), place, ...line, handed_at: fetched ? handedAt : null, handed_by: null, handed_how: fetched ? how : null })
        if (fetched && how === 'pickup') deeds.kinds.add(kind)
        if (fetched && how === 'pickup') came = true
      })
      if (!came) return
      const day = shopDay(handedAt)
      deeds.orders += 1
      deeds.months.add(day.slice(0, 7))
      deeds.seasons.add(Math.floor((Number(day.slice(5, 7)) % 12) / 3))
      if (Number(new Date(Date.parse(placedAt) + hours(8)).toISOString().slice(11, 13)) < 8) deeds.mornings += 1
      if (green) deeds.greens += 1
    }

    function pools(): void {
      const shuffled = [...people].sort(() => chance() - 0.5)
      for (let from = 0; from + 3 <= BLOCK; from += 3) {
        const mates = shuffled.slice(from, from + 3)
        const id = fresh()
        const settled = chance() < 0.8
        const overAt = later(at, hours(upTo(20)))
        const terms = { campaign_id: 'g', station_id: 's', seats_max: 3, steps: [], least_fen: 0, percent: settled ? 20 : 0, opened_at: at, ends_at: overAt, over_at: overAt }
        add('pool', { community_id: 'c', id, opener_id: personId(mates[0]!), state: settled ? 'settled' : 'expired', ...terms })
        for (const [seat, n] of mates.entries()) {
          add('seat', { community_id: 'c', pool_id: id, order_id: fresh(), campaign_id: 'g', person_id: personId(n), number: seat + 1, state: settled ? 'settled' : 'expired' })
          const deeds = all[n]!
          if (!settled) continue
          deeds.pools += 1
          if (seat === 0) deeds.opened += 1
          if (new Date(Date.parse(overAt) + hours(8)).getUTCDay() === 4) deeds.thursdays += 1
          for (const mate of mates) if (mate !== n) deeds.met.add(mate)
        }
      }
    }

    function one(n: number): void {
      const deeds = all[n]!
      const person_id = personId(n)
      if (what === 'reward_granted') {
        const state = ['granted', 'taken_back', 'cancelled'][upTo(3)]!
        const kept = state !== 'cancelled'
        add('referral_reward', { id: fresh(), inviter_id: person_id, invitee_id: `02${fresh()}`, step: 'first', community_id: 'c', order_id: fresh(), due_at: at, state, face_fen: 1, reasons: [], coupon_id: kept ? fresh() : null, created_at: at })
        if (kept) deeds.brought += 1
      }
      if (what === 'streak_signed') {
        const run = 1 + upTo(9)
        const from = shopDay(later(at, -days(upTo(6))))
        for (let nth = 0; nth < run; nth++) sign(deeds, person_id, shopDay(later(instant(`${from}T04:00:00.000Z`), days(nth))))
      }
      if (what === 'event_attended') {
        const place = fresh()
        const event = { community_id: 'c', event_id: fresh(), registration_id: fresh() }
        const there = chance() < 0.8
        add('event_place', { id: place, ...event, person_id, place: 1, live: true })
        if (there) add('event_checkin', { place_id: place, ...event, how: 'typed', staff_id: 's', scanned_at: at, at })
        if (there) deeds.events += 1
      }
      if (what === 'review_written') {
        add('review', { community_id: 'c', id: fresh(), order_id: fresh(), item_id: 'i', about: 'i', person_id, stars: 5, words: '', written_at: at })
        deeds.reviews += 1
      }
      if (what === 'tasting_confirmed') {
        const state = chance() < 0.5 ? 'joined' : 'declined'
        add('tasting_member', { community_id: fresh(), person_id, state, reasons: [], invited_by: 'o', invited_at: at, answered_at: at })
        if (state === 'joined') deeds.tastings += 1
      }
    }

    function sign(deeds: Deeds, person_id: string, day: string): void {
      if (deeds.signed.includes(day)) return
      deeds.signed.push(day)
      add('sign_in', { person_id, day, made_up: false, at: `${day}T04:00:00.000Z`, run: 1, earns: true, points: 0 })
    }
  }
  const span = (block: number) => ({ after: personId(block * BLOCK - 1), until: personId(block * BLOCK + BLOCK - 1) })

  test('what ten thousand histories were granted, one happening at a time, is what counting them anew says, and nobody has a badge twice', async () => {
    const people = BLOCKS * BLOCK
    await db.people(people, START)
    await db.query("insert into item (community_id, id, campaign_id, place, name, category, unit, price_fen, per_person, offered) select 'c', kind, 'g', 1, kind, kind, 'x', 1, 1, 1 from unnest($1::text[]) kind", [KINDS])
    const all = Array.from({ length: people }, () => new Deeds())
    const should = new Map<string, Instant>()
    const seeds = fc.sample(fc.array(fc.constantFrom(...WHATS), { minLength: ROUNDS, maxLength: ROUNDS }), { numRuns: BLOCKS, seed: 20_261_122 })
    const chances = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { numRuns: 5_003, seed: 7 })
    let drawn = 0
    const chance = () => chances[drawn++ % chances.length]!
    const reached = (n: number, badges: readonly Badge[], at: Instant) => {
      for (const { id, counts, need } of badges) {
        const key = `${personId(n)} ${id}`
        if (all[n]!.count(counts) >= need && !should.has(key)) should.set(key, at)
      }
    }
    for (let round = 0; round < ROUNDS; round++) {
      const at = later(START, days(23 * round + (round % 7)))
      for (const [block, whats] of seeds.entries()) {
        const what = whats[round]!
        if (what === 'nothing') continue
        await db.write(live(what, block, at, all, chance))
        await inTransaction('write', (tx) => grantEarned(tx, badgesOn(what), span(block), at))
        for (let n = block * BLOCK; n < block * BLOCK + BLOCK; n++) reached(n, BADGES, at)
      }
    }
    const granted = await earned()
    expect(granted.size).toBeGreaterThan(people)
    expect(granted).toEqual(should)
    expect(new Set([...granted.keys()].map((key) => key.split(' ')[1])).size).toBeGreaterThanOrEqual(15)
    const again = later(START, days(400))
    expect(await inTransaction('write', (tx) => grantEarned(tx, BADGES, { after: '', until: personId(people) }, again))).toBe(0)
    // All counted anew from nothing comes to the same.
    await db.query('delete from badge_earned')
    await inTransaction('write', (tx) => grantEarned(tx, BADGES, { after: '', until: personId(people) }, again))
    expect([...(await earned()).keys()].sort()).toEqual([...should.keys()].sort())
  }, 300_000)

  async function earned(): Promise<Map<string, Instant>> {
    const { rows } = await db.query<{ person_id: string; badge_id: string; earned_at: Date }>('select * from badge_earned')
    return new Map(rows.map(({ person_id, badge_id, earned_at }) => [`${person_id} ${badge_id}`, instant(earned_at)]))
  }
})
