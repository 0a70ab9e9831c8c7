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

  test('a stranger is signed in by WeChat, without a question', async () => {
    const phone = await openMiniProgram({ server: shop, openid: 'newcomer', signIn: 'wechat' })
    await phone.until(() => phone.wx.storage.has('linpin.session'), 'her session')
    expect(phone.wx.calls.map(({ name }) => name)).toContain('login')
    phone.close()
  })
})
