import { onBothDatabases, useServer, type Person } from '../support/server'
import { anEvent, neighbours } from './fixtures'

const TEMPLATE = 'Tmpl-for-events'

onBothDatabases((db) => {
  const shop = useServer({ db, env: { WECHAT_TEMPLATE_EVENT: `${TEMPLATE}:thing1,thing2,time3` } })

  test('who looks at one event hears what WeChat is to be asked, so that she can be told of her places', async () => {
    const { eventId } = await anEvent(shop)
    const [li] = (await neighbours(shop, 1, 'tell')) as [Person]
    expect((await li.ok('event.list', { eventId })).templateId).toBe(TEMPLATE)
    expect((await li.ok('event.list', {})).templateId).toBeUndefined()
    await li.ok('event.register', { eventId })
    await li.ok('message.accept', { accepted: ['event'] })
    expect((await li.ok('message.list', {})).left).toEqual({ event: 1 })
  })
})
