import { newcomers } from '../referral/fixtures'
import { useServer } from '../support/server'
import { usePhones } from './phones'

describe('an operator with the mini-program', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)

  beforeAll(() => void shop.at('2026-11-22T02:30:00.000Z'))

  test('switches a rule on, sees whom a round would reach, and has it run', async () => {
    const phone = await phoneOf('c1-operator-1', { url: '/policy/list/index' })
    await phone.see('周四家庭拼单日')
    await phone.open('/policy/detail/index?policy=thursday_pool&community=c1')
    await phone.see('每周四 00:00')
    await phone.tap('打开这条规则')
    await phone.see('停掉这条规则')
    await phone.tap('先看看涉及多少人')
    await phone.see('人没发过')
    await phone.tap('现在就发')
    await phone.see('正在发')
    await shop.runDue()
    await phone.see('先看看涉及多少人')
    await phone.open('/policy/flow/index')
    await phone.see('每周的数')
  })

  test('goes from who brought the most to those whom they brought', async () => {
    const [root] = await newcomers(shop, 1, 'root')
    const [child] = await newcomers(shop, 1, 'child', root)
    await newcomers(shop, 2, 'grand', child)
    const phone = await phoneOf('c1-operator-1', { url: '/referral/operator/sources/index' })
    await phone.see('一共来了 3 人')
    await phone.open(`/referral/operator/tree/index?person=${root!.personId}`)
    await phone.see('直接带来 1 人，他们又带来 2 人。')
    await phone.open(`/referral/operator/tree/index?person=${child!.personId}`)
    await phone.see('上面一共 1 层')
    await phone.open('/referral/operator/review/index')
    await phone.see('没有要核对的奖励。')
  })
})
