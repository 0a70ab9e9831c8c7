import { axe, ELDER, keyboard, tooSmall, USUAL } from '../browser/reading'
import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

skipUnless(hasChromium(), NO_CHROMIUM).describe('the gallery', () => {
  const shop = useServer({ db: 'pglite', seed: 'none' })
  const browser = useBrowser()

  test.each(['light', 'dark', 'elder', 'elder-dark'])('every part in %s dress can be read, hit and reached, also with the longest name and price', async (dress) => {
    const phone = await browser.phone(shop)
    await phone.open(`/ui?dress=${dress}`)
    await phone.see('¥99,999.99')
    expect((await axe(phone.page)).serious).toEqual([])
    expect(await tooSmall(phone.page, dress.startsWith('elder') ? ELDER : USUAL)).toEqual([])
    expect(await keyboard(phone.page)).toEqual([])
  })
})
