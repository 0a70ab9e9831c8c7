import pg from 'pg'
import { waiting } from '../postgres/race'
import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { onPostgres, useServer } from '../support/server'
import { skipUnless } from '../support/skip'

onPostgres(() => {
  skipUnless(hasChromium(), NO_CHROMIUM).describe('looking through the books', () => {
    const browser = useBrowser()
    const shop = useServer({ db: 'postgres' })

    test('shows how far it is; another admin meanwhile hears that somebody is at it', async () => {
      const database = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
      await database.connect()
      try {
        await database.query('begin; lock table event in access exclusive mode')
        const [page, other] = [await browser.phone(shop, { openid: 'c1-admin-1' }), await browser.phone(shop, { openid: 'c2-admin-1' })]
        await page.open('/ops/watch/index')
        await page.tap('现在核对')
        await page.see('核对了')
        await waiting(database, 1, '%broken.* from (%')
        await other.open('/ops/watch/index')
        await other.tap('现在核对')
        await other.see('有人正在核对')
        await database.query('commit')
        await page.see('条都对得上。')
        await page.gone('核对了')
        expect(other.problems.splice(0).every((problem) => problem.includes('503'))).toBe(true)
      } finally {
        await database.end()
      }
    }, 60_000)
  })
})
