import { atShopTime, later, minutes, nextShopDay, shopDay } from '@domain/time'
import { render, screen } from '@testing-library/react'
import { serverNow } from '../../src/kit/clock'
import { Countdown } from '../../src/ui/Countdown'
import { PoolFaces } from '../../src/ui/PoolFaces'
import { type PoolSentenceProps, sentenceOf } from '../../src/ui/PoolSentence'
import { Timeline } from '../../src/ui/Timeline'
import { usableWords } from '../../src/ui/when'

const saying = (ms: number) => {
  const { container } = render(<Countdown at={later(serverNow(), ms)} says={(when) => `closes ${when}`} over="closed" />)
  return container.textContent
}

test('time left is a sentence until the last hour, and ticks in it', () => {
  expect(saying(minutes(61))).not.toContain('还剩')
  expect(saying(minutes(59))).toMatch(/^closes 还剩 5[89]:\d\d$/)
  expect(saying(-1)).toBe('closed')
})

test('a pool is its people: who paid, the empty seats, and both in words', () => {
  const members = [0, 1].map((seed) => ({ nickname: null, face: null, faceSeed: String(seed), me: false }))
  const { container } = render(<PoolFaces members={members} paidSeats={2} seatsMax={3} />)
  expect(screen.getByRole('img', { name: '已付款 2 人，共 3 席' })).toBeDefined()
  expect(container.querySelectorAll('.face-empty')).toHaveLength(1)
})

test('a pool of twenty draws eight seats and says how many more there are', () => {
  const { container } = render(<PoolFaces members={[]} paidSeats={0} seatsMax={20} />)
  expect(container.querySelectorAll('.face-empty')).toHaveLength(8)
  expect(container.textContent).toContain('+12')
})

test('the sentence of a pool says how many are missing and what it saves', () => {
  const pool: PoolSentenceProps['pool'] = { state: 'open', full: false, paidSeats: 2, steps: [{ people: 3, percent: 20 }], leastFen: 3_900, percent: 0 }
  expect(sentenceOf(pool, null)).toBe('再来 1 人，每人至少省 ¥7.80')
  expect(sentenceOf(pool, 5_000)).toBe('再来 1 人，您省 ¥10.00')
  expect(sentenceOf({ ...pool, paidSeats: 3 }, null)).toBe('已经拼成，都便宜 20%，还可以再来人')
})

test('each step of a timeline says its state, and not by its colour alone', () => {
  const steps = [
    { title: 'paid', state: 'done' },
    { title: 'bank', state: 'failed', note: 'again tomorrow' },
    { title: 'fetched', state: 'next' },
  ] as const
  render(<Timeline steps={steps} label="order" />)
  expect(screen.getByRole('list', { name: 'order' })).toBeDefined()
  expect(screen.getAllByRole('listitem').map((step) => step.getAttribute('aria-label'))).toEqual(['paid，已完成', 'bank，没有成功，again tomorrow', 'fetched，还没到'])
})

test('what ends at midnight is said by its last day, anything else by its moment', () => {
  const tomorrow = nextShopDay(shopDay(serverNow()))
  expect(usableWords(atShopTime(tomorrow, '00:00'))).toBe('可用到今天')
  expect(usableWords(atShopTime(nextShopDay(tomorrow), '00:00'))).toBe('可用到明天')
  expect(usableWords(atShopTime(nextShopDay(tomorrow), '12:00'))).toMatch(/ 12:00 前可用$/)
})
