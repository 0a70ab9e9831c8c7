import { messageKindField } from '@domain/message/contract'
import { PERMITS_MOST, TEMPLATE_OF, leftAfter } from '@domain/message/template'
import { readTemplates } from '../../cloudfunctions/_kit/wechat/templates'
import { linesOf } from '../../cloudfunctions/message/words'

describe('message', () => {
  test('a permission is used up by a try whose end nobody knows, given back by a refusal, and gone where WeChat says there is none', () => {
    expect(leftAfter(2, 'sent', '')).toBe(2)
    expect(leftAfter(2, 'unknown', '')).toBe(2)
    expect(leftAfter(2, 'refused', '40037')).toBe(3)
    expect(leftAfter(PERMITS_MOST, 'refused', '40037')).toBe(PERMITS_MOST)
    expect(leftAfter(2, 'refused', '43101')).toBe(0)
  })

  test('every kind says something that fits WeChat’s twenty characters, with the largest sum too', () => {
    for (const kind of messageKindField.options) {
      const some: Record<string, number>[] = [{}, { amountFen: 999_999_999 }]
      for (const facts of some) {
        const { what, todo } = linesOf(kind, facts)
        for (const line of [what, todo]) expect([...line].length >= 2 && [...line].length <= 20).toBe(true)
      }
    }
    expect(linesOf('refund_sent', { amountFen: 3990 }).todo).toContain('¥39.90')
    expect(linesOf('pool_filled', { backFen: 800 }).todo).toContain('¥8.00')
    expect(linesOf('pool_filled', { backFen: 0 }).todo).not.toContain('¥')
    expect(linesOf('late_payment', { amountFen: 3990, outcome: 'plain' }).todo).not.toContain('¥')
  })

  test('what goes to WeChat has a template of its own', () => {
    expect(Object.entries(TEMPLATE_OF).filter(([, template]) => template === null).map(([kind]) => kind)).toEqual(['ask_declined', 'not_fetched', 'coupon_given', 'coupon_ends', 'tasting_invited', 'coupon_taken_back', 'points_end', 'review_hidden', 'event_lapsed', 'event_named', 'event_unnamed'])
  })

  test('a template is registered with its three keys, or the setting is wrong', () => {
    expect(readTemplates({})).toEqual({})
    expect(readTemplates({ WECHAT_TEMPLATE_ARRIVED: 'abcdefgh:thing1,thing2,time3' })).toEqual({ arrived: { templateId: 'abcdefgh', keys: ['thing1', 'thing2', 'time3'] } })
    expect(() => readTemplates({ WECHAT_TEMPLATE_ARRIVED: 'abcdefgh' })).toThrow('WECHAT_TEMPLATE_ARRIVED')
  })
})
