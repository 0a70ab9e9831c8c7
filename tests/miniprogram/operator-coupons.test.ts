import { useServer } from '../support/server'
import { usePhones } from './phones'

describe('an operator with the mini-program', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)

  test('makes a batch, chooses its days on a calendar, and gives it to those on a typed list', async () => {
    const li = await shop.as('c1-resident-1')
    const operator = await phoneOf('c1-operator-1', { url: '/coupon/operator/list/index' })
    await operator.see('还没有做过券')
    await operator.tap('新做一批券')
    await operator.until(() => operator.route === 'coupon/operator/edit/index')
    await operator.type('如 周末蔬菜券', '鸡蛋碎了的补偿')
    await operator.type('如 5', '3')
    await operator.see('减 ¥3')
    await operator.tap('直接发')
    await operator.tap('在日历上选一段')
    await operator.see('点开始那天，再点结束那天。')
    await operator.see('2026年11月')
    await operator.tap('关闭')
    await operator.tap('做这批券，共 100 张')
    await operator.until(() => operator.route === 'coupon/operator/detail/index')
    await operator.tap('按名单发')
    await operator.type('13800138000\n13900139000', `${li.personId}\n不是人`)
    await operator.tap('先看看会怎样')
    await operator.see('1 人会拿到：')
    await operator.see('看不懂这一行')
    await operator.tap('发给 1 人')
    await operator.see('已发给 1 人')
    expect((await li.ok('coupon.mine', {})).coupons).toMatchObject([{ why: 'assign', terms: { name: '鸡蛋碎了的补偿' } }])
  })
})
