import { words } from '../../src/points/list/words'

test('what is taken back says why: goods that went back, or a review that is not shown any more', () => {
  expect(words.what({ kind: 'bought', how: 'reversed' })).toBe('退货，收回「买东西」的积分')
  expect(words.what({ kind: 'green', how: 'reversed' })).toBe('退货，收回「没用包装」的积分')
  expect(words.what({ kind: 'reviewed', how: 'reversed' })).toBe('收回「写评价」的积分')
})
