import { orderPrice, type TraceStep } from '@domain/order/price'
import { memberEnd } from '@domain/pool/moves'
import { backForUnits } from '@domain/refund/refund'
import { yuan } from '@domain/money'
import { readFileSync } from 'node:fs'
import { inRoot } from '../support/project'
import { aCoupon, aLine, facts } from './fixtures'

const page = readFileSync(inRoot('docs', 'price.md'), 'utf8')

const lines = [
  aLine('ribs', 2_990, { quantity: 2, category: 'meat' }),
  aLine('oranges', 1_880, { category: 'fruit' }),
  aLine('potatoes', 450, { quantity: 3, category: 'vegetable' })
]
const coupons = [
  aCoupon('fruit', { group: 'fruit', benefit: { kind: 'amount', offFen: 400 }, thresholdFen: 1_500, scope: { kind: 'categories', categories: ['fruit'] } }),
  aCoupon('all', { group: 'all', benefit: { kind: 'percent', percent: 10, capFen: 600 } }),
  aCoupon('door', { group: 'door', benefit: { kind: 'door', capFen: 300 } }),
  aCoupon('single', { group: 'single', benefit: { kind: 'amount', offFen: 800 }, pools: 'never' }),
  aCoupon('large', { group: 'all', benefit: { kind: 'amount', offFen: 1_200 }, thresholdFen: 8_000 })
]

const rowOf = ({ rule, couponId, offFen, afterFen, why, missingFen }: TraceStep): string =>
  `| ${rule}${couponId ? ` \`${couponId}\`` : ''} | ${offFen > 0 ? yuan(offFen) : why ? `\`${why}\`${missingFen ? ` ${yuan(missingFen)}` : ''}` : '–'} | ${yuan(afterFen)} |`

test('the page on prices tells what the rule does', () => {
  const price = orderPrice(facts({ lines, coupons, pool: { percent: 20, mayEndAt: [20, 25] }, doorFeeFen: 300 }))
  for (const step of price.trace) expect(page).toContain(rowOf(step))
  const shares = lines.map(({ itemId }, i) => `| ${itemId} | ${yuan(price.lines[i]?.couponFen ?? 0)} | ${yuan(price.lines[i]?.payFen ?? 0)} |`)
  for (const share of shares) expect(page).toContain(share)
  const end = memberEnd(
    {
      orderId: 'o',
      ifNotFilled: 'refund',
      percent: 20,
      payFen: price.payFen,
      doorFeeFen: price.doorFeeFen - price.doorOffFen,
      lines: lines.map((line, i) => ({ ...line, couponFen: price.lines[i]?.couponFen ?? 0 }))
    },
    { state: 'settled', percent: 25 }
  )
  if (end.becomes === 'refunded') throw new Error('a settled pool gives nothing back as a whole')
  const ribs = backForUnits({ quantity: 2, payFen: end.lineFen[0] ?? 0, refundedQuantity: 0, refundedFen: 0 }, 1)
  const said = [
    `pays ${yuan(price.payFen)}`,
    `¥6.32 more`,
    `ends at 25 %: ${yuan(end.backFen)} go back, she has paid ${yuan(end.payFen)}`,
    `one of the two ribs goes back: ${yuan(ribs.ok ? ribs.value : 0)}`,
    `save ${yuan(price.unlock?.saveFen ?? 0)}`
  ]
  for (const sentence of said) expect(page).toContain(sentence)
})
