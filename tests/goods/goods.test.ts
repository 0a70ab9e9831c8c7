import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

const said = { name: '沙瓤番茄', category: 'vegetable' as const, unit: '约750g/份', grams: 750, picture: 'tomato', origin: '山东寿光', priceFen: 880 }

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('an operator puts goods on her community\'s shelf, changes them and finds them by name and category', async () => {
    const operator = await shop.as('c1-operator-1')
    const { goods } = await operator.ok('goods.save', { communityId: 'c1', ...said })
    expect(goods).toMatchObject({ ...said, communityId: 'c1' })
    const { goods: changed } = await operator.ok('goods.save', { goodsId: goods.goodsId, communityId: 'c1', ...said, priceFen: null, origin: null })
    expect(changed).toEqual({ ...goods, priceFen: null, origin: null })
    expect((await operator.ok('goods.list', { query: '番茄' })).goods).toEqual([changed])
    expect((await operator.ok('goods.list', { query: '番茄', category: 'fruit' })).goods).toEqual([])
    expect((await operator.ok('goods.list', { query: '%' })).goods).toEqual([])
  })

  test('what it usually sells of them is kept, also by who doesn\'t speak of it', async () => {
    const operator = await shop.as('c1-operator-1')
    const { goods } = await operator.ok('goods.save', { communityId: 'c1', ...said, limit: 3, leastFen: 700, mostFen: 1_200 })
    expect(goods).toMatchObject({ limit: 3, leastFen: 700, mostFen: 1_200 })
    const again = { goodsId: goods.goodsId, communityId: 'c1', ...said }
    expect((await operator.ok('goods.save', again)).goods).toEqual(goods)
    expect((await operator.ok('goods.save', { ...again, limit: null })).goods).toMatchObject({ limit: null, mostFen: 1_200 })
    expect(await operator.error('goods.save', { ...again, leastFen: 1_300, mostFen: 1_200 })).toBe('bad_input')
  })

  test('a community\'s own goods are its own; its leaders see them too', async () => {
    await (await shop.as('c1-operator-1')).ok('goods.save', { communityId: 'c1', ...said, name: '独家酱菜' })
    const found = async (openid: string) => (await (await shop.as(openid)).ok('goods.list', { query: '酱菜' })).goods.length
    expect([await found('c1-leader-1'), await found('c1-admin-1'), await found('c2-operator-1')]).toEqual([1, 1, 0])
  })

  test('refuses what is another\'s, absent or not hers to change', async () => {
    const other = await shop.as('c2-operator-1')
    const { goods } = await (await shop.as('c1-operator-1')).ok('goods.save', { communityId: 'c1', ...said })
    expect(await other.refusal('goods.save', { goodsId: goods.goodsId, communityId: 'c2', ...said })).toBe('goods_not_found')
    expect(await other.refusal('goods.save', { goodsId: 'none', communityId: 'c2', ...said })).toBe('goods_not_found')
    expect(await other.refusal('goods.save', { communityId: 'c1', ...said })).toBe('community_not_found')
    expect(await (await shop.as('c1-leader-1')).error('goods.save', { communityId: 'c1', ...said })).toBe('forbidden')
    expect(await (await shop.as('c1-resident-1')).error('goods.list', {})).toBe('forbidden')
    expect(await other.error('goods.save', { communityId: '*', ...said })).toBe('bad_input')
    for (const more of [{ priceFen: -1 }, { grams: 0 }, { category: 'gold' }, { picture: '../x' }, { quotes: {} }]) {
      expect(await other.error('goods.save', { communityId: 'c2', ...said, ...more })).toBe('bad_input')
    }
  })

  test('a long shelf comes in pages, each thing once', async () => {
    const operator = await shop.as('c2-operator-1')
    const names = Array.from({ length: 53 }, (_, n) => `罐头 ${n + 1}`)
    for (const name of names) await operator.ok('goods.save', { communityId: 'c2', ...said, name })
    const first = await operator.ok('goods.list', { query: '罐头' })
    expect([first.goods.length, first.cursor]).toEqual([50, only(first.goods, 49).goodsId])
    const second = await operator.ok('goods.list', { query: '罐头', cursor: first.cursor ?? '' })
    expect(second.cursor).toBeNull()
    expect([...first.goods, ...second.goods].map((goods) => goods.name)).toEqual(names)
  })
})
