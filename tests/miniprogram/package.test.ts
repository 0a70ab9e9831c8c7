import { inRoot } from '../support/project'
import { useServer } from '../support/server'
import { readAppJson } from './pages'
import { openMiniProgram } from './runner'

const { pages, subPackages = [] } = readAppJson(inRoot('dist', 'weapp'))
const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`))]

test.each(all)('%s of the built package is drawn without a complaint, even with no connection', async (page) => {
  const phone = await openMiniProgram()
  phone.person.online = false
  await phone.open(page)
  await phone.until(() => phone.firstSetData().has(page), 'its first data')
  expect(phone.tree().children?.length).toBeGreaterThan(0)
  phone.close()
})

describe('with a server', () => {
  const shop = useServer({ db: 'pglite' })

  test('twenty items of tonight reach the view in pieces of at most 32 KB', async () => {
    const { items } = await shop.nobody.ok('campaign.tonight', { stationId: 's1' })
    const phone = await openMiniProgram({ server: shop, openid: 'c1-resident-1' })
    await phone.see(items.at(-1)?.name ?? '')
    expect(Math.max(...phone.setData.map(({ bytes }) => bytes))).toBeLessThanOrEqual(32 * 1024)
    phone.close()
  })

  test('a stranger is signed in by WeChat once she has agreed, and not before', async () => {
    const phone = await openMiniProgram({ server: shop, openid: 'newcomer', signIn: 'wechat' })
    await phone.see('用之前先说清楚')
    expect(phone.wx.calls.map(({ name }) => name)).not.toContain('login')
    await phone.tap('同意')
    await phone.until(() => phone.wx.storage.has('linpin.session'), 'her session')
    expect(phone.wx.calls.map(({ name }) => name)).toContain('login')
    phone.close()
  })

  test('who would rather look first is not signed in, and is asked again by the tap that needs her', async () => {
    const phone = await openMiniProgram({ server: shop, openid: 'looker', signIn: 'wechat' })
    await phone.tap('先看看')
    await phone.open('/pages/me/index')
    await phone.tap('登录')
    await phone.see('用之前先说清楚')
    expect(phone.wx.calls.map(({ name }) => name)).not.toContain('login')
    await phone.tap('同意')
    await phone.until(() => phone.wx.storage.has('linpin.session'), 'her session')
    phone.close()
  })
})
