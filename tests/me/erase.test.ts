import { Client } from 'pg'
import { befriend } from '../household/fixtures'
import { anExchange } from '../points/exchange-fixtures'
import { onBothDatabases, useServer, type Person, type TestServer } from '../support/server'
import { FACE, yesTo } from './fixtures'

const NAME = '待删的小李'
const PHONE = '13698765432'
const DOOR = '十八栋七零三'
/** The beginning of a JPEG, which is all that a refund's picture needs here. */
const PHOTO = `/9j/${'Q'.repeat(400)}`
const PICKUP = '2026-11-23T10:00:00.000Z'

/** A desk looks at a voucher of hers and marks it used, and an operator asks her into the tasting team: both replies hold her name. Replies what names her there. */
async function shownToOthers(shop: TestServer, li: Person): Promise<string[]> {
  const [leader, operator] = [await shop.as('c1-leader-1'), await shop.as('c1-operator-1')]
  const { itemId } = await operator.ok('points.addItem', anExchange('c1'))
  await li.ok('streak.sign', {})
  const { voucher } = await li.ok('points.exchange', { itemId })
  await leader.ok('points.lookVoucher', { code: voucher.code })
  await leader.ok('points.useVoucher', { code: voucher.code })
  await operator.ok('badge.invite', { communityId: 'c1', personId: li.personId })
  return [`"voucherId":"${voucher.voucherId}"`, `"personId":"${li.personId}"`]
}

/** Buys, has it brought to the desk, fetches it and asks some of it back; nothing of it is open afterwards. */
async function trade(shop: TestServer, li: Person): Promise<void> {
  const leader = await shop.as('c1-leader-1')
  const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 2 }], handover: 'door' })
  await li.pay(orderId)
  shop.at('2026-11-22T15:00:00.000Z')
  await shop.runDue()
  await leader.ok('campaign.close', { campaignId: 'g1' })
  shop.at(PICKUP)
  await leader.ok('campaign.arrive', { campaignId: 'g1' })
  const { code } = await li.ok('pickup.code', { orderId })
  await leader.ok('pickup.preview', { code })
  await leader.ok('pickup.confirm', { code })
  await li.ok('refund.ask', { orderId, lines: [{ itemId: 'g1-i1', quantity: 1 }], reason: 'damaged', note: `${NAME} ${PHONE}`, photo: PHOTO })
}

async function introduce(li: Person, mate: Person): Promise<void> {
  const about = { nickname: NAME, face: FACE, phoneCode: `sim:${PHONE}`, building: DOOR, door: DOOR }
  await li.ok('me.update', { consent: yesTo('privacy', 'show_profile', 'phone', 'address'), ...about })
  await befriend(li, mate)
}

/** Every place of the database, a row and its column, in which one of these texts still stands. */
async function placesOf(databaseUrl: string, texts: readonly string[]): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: columns } = await client.query<{ table: string; column: string; type: string }>(
      `select table_name as table, column_name as column, udt_name as type from information_schema.columns
      where table_schema = 'public' and udt_name in ('text', 'varchar', 'jsonb', 'json', 'bytea')`,
    )
    const found: string[] = []
    for (const { table, column, type } of columns) {
      const whole = type === 'bytea' ? `translate(encode("${column}", 'base64'), E'\\n', '')` : `"${column}"::text`
      for (const text of texts) {
        const { rowCount } = await client.query(`select from "${table}" where strpos(${whole}, $1) > 0`, [text])
        if (rowCount !== 0) found.push(`${table}.${column}: ${text.slice(0, 20)}`)
      }
    }
    return found
  } finally {
    await client.end()
  }
}

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('nobody is forgotten while an order of hers is open or a right is held', async () => {
    const wang = await shop.as('c1-resident-6')
    const { orderId } = await wang.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i3', quantity: 1 }], handover: 'station' })
    expect(await wang.refusal('me.erase', { confirm: 'erase' })).toBe('orders_open')
    await wang.pay(orderId)
    expect(await wang.refusal('me.erase', { confirm: 'erase' })).toBe('orders_open')
    expect(await (await shop.as('c1-staff-1')).refusal('me.erase', { confirm: 'erase' })).toBe('role_held')
    expect(await wang.error('me.erase', {})).toBe('bad_input')
    await wang.ok('order.cancel', { orderId })
    await shop.runDue()
    expect(await wang.ok('me.erase', { confirm: 'erase' })).toEqual({})
    expect(await wang.error('me.get', {})).toBe('no_session')
  })

  test('an erased person is nowhere any more, and comes back as somebody else', async () => {
    const li = await shop.as('c1-resident-7')
    const mate = await shop.as('c1-resident-8')
    await introduce(li, mate)
    await li.ok('message.accept', { accepted: ['arrived'] })
    await trade(shop, li)
    await shop.runDue()
    const marks = await shownToOthers(shop, li)
    const repliesWith = async () => (shop.databaseUrl ? (await placesOf(shop.databaseUrl, marks)).filter((place) => place.startsWith('stored_reply')) : [])
    expect(await repliesWith()).toHaveLength(shop.databaseUrl ? 2 : 0)
    const texts = [li.openid, NAME, PHONE, DOOR, FACE, PHOTO.slice(4, 60)]
    if (shop.databaseUrl) expect((await placesOf(shop.databaseUrl, texts)).length).toBeGreaterThan(5)
    const orders = (await li.ok('me.export', {})).data.orders as unknown[]

    await li.ok('me.erase', { confirm: 'erase' })

    if (shop.databaseUrl) expect(await placesOf(shop.databaseUrl, texts)).toEqual([])
    expect(await repliesWith()).toEqual([])
    expect(orders).toHaveLength(1)
    expect(await li.error('me.get', {})).toBe('no_session')
    const left = await mate.ok('household.get', {})
    expect(left.members.map(({ personId }) => personId)).toEqual([mate.personId])
    const again = await shop.as(li.openid)
    expect(again.personId).not.toBe(li.personId)
    expect(await again.ok('me.get', {})).toMatchObject({ nickname: null, phone: null, station: null, consents: [] })
    expect((await again.ok('me.export', {})).data).toMatchObject({ orders: [], messages: [], household: [] })
    expect(await (await shop.as('c1-admin-1')).refusal('role.grant', { personId: li.personId, role: 'staff', scopeId: 'c1' })).toBe('person_not_found')
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('what the pay channel wrote is forgotten after thirty days', async () => {
    const zhao = await shop.as('c2-resident-1')
    const { orderId } = await zhao.ok('order.place', { campaignId: 'g2', lines: [{ itemId: 'g2-i1', quantity: 1 }], handover: 'station' })
    await zhao.pay(orderId)
    const bodies = async () => (shop.databaseUrl ? (await placesOf(shop.databaseUrl, [zhao.openid])).filter((place) => place.startsWith('pay_inbox')) : [])
    await shop.runDue('2026-12-21T00:00:00.000Z')
    expect(await bodies()).toHaveLength(shop.databaseUrl ? 1 : 0)
    await shop.runDue('2026-12-24T00:00:00.000Z')
    expect(await bodies()).toEqual([])
  })
})
