import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { instant, type ShopDay } from '@domain/time'
import { Calendar } from '../../src/streak/Calendar'
import type { Month } from '../../src/streak/streak-store'
import { words } from '../../src/streak/words'

const MISSED = '2026-11-20' as ShopDay
const month: Month = {
  month: '2026-11',
  today: '2026-11-22' as ShopDay,
  days: [{ day: '2026-11-21' as ShopDay, madeUp: false, at: instant('2026-11-21T02:00:00.000Z') }],
  run: { days: 1, since: '2026-11-21' as ShopDay, signedToday: false },
  cards: { held: 1, most: 2, signed: 3, nextAt: 7 },
  missed: [MISSED],
  rewards: true,
  nextPoints: 1,
  ladder: [],
  reminder: { templateId: null, left: 0 },
}

test('two taps on a missed day ask once whether to make it up', () => {
  const asked = jest.spyOn(Taro, 'showModal').mockReturnValue(new Promise(() => undefined))
  render(<Calendar value={month} onMonth={() => undefined} again={() => Promise.resolve()} />)
  const day = screen.getByLabelText(words.makeUp(MISSED))
  fireEvent.click(day)
  fireEvent.click(day)
  expect(asked).toHaveBeenCalledTimes(1)
})
