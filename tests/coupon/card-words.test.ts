import { words } from '../../src/ui/coupon/words'
import { theTerms } from './fixtures'

describe('what a coupon says of the goods that it is for', () => {
  const says = (ids: readonly string[], things: readonly string[]) => words.rules(theTerms({ scope: { kind: 'items', ids: [...ids] } }), things)

  test('goods of several rounds stand once, by their name', () => {
    expect(says(['r1-berries', 'r2-berries'], ['草莓'])).toContain('限草莓')
  })
  test('where no name is known their number stands', () => {
    expect(says(['a', 'b'], [])).toContain('限指定的 2 种商品')
  })
})
