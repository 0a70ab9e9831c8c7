import { hours, instant, later, minutes } from '@domain/time'
import { anEvent, codeAt, slot } from '../event/fixtures'
import { yesTo } from '../me/fixtures'
import { useServer } from '../support/server'
import { usePhones } from './phones'

const START = instant('2026-11-22T09:00:00.000Z')
const BEGINS = later(START, hours(2))

describe('neighbours who come together, with the mini-program', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)
  const tonight = { slots: [slot(4, BEGINS, later(BEGINS, hours(2)))], registerFrom: later(START, -1), registerUntil: BEGINS, photos: false }

  test('are led to it from Today, register, cancel for one of them, and show their code', async () => {
    shop.at(START)
    const { eventId, operator, slotId } = await anEvent(shop, { ...tonight, title: '包饺子' })
    await (await shop.as('c1-resident-1')).ok('me.update', { consent: yesTo('privacy') })
    const phone = await phoneOf('c1-resident-1')
    await phone.tap('今晚 19:00 包饺子，可以报名 ›')
    await phone.tap('报名')
    await phone.tap('再加一位同来的人')
    await phone.type('怎么称呼，不用全名', '奶奶')
    await phone.tap('报名 2 人')
    await phone.see('已报名')
    await operator.ok('event.change', { eventId, place: '三号楼大堂', slots: [{ slotId, startsAt: later(BEGINS, minutes(30)) }] })
    await phone.tap('有人来不了')
    await phone.see('先选来不了的人。')
    await phone.tap('奶奶')
    await phone.tap('1 位不来了')
    await phone.see('三号楼大堂')
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ registered: 1 })
    await phone.tap('入场码')
    await phone.see('给工作人员看这一页')
    await phone.see('1 号')
  })

  test('are let in by their codes, on trust where the list is older than they and there is no signal', async () => {
    shop.at(START)
    const { eventId, operator } = await anEvent(shop, { ...tonight, title: '种树' })
    const [first, second] = [await shop.as('c1-resident-2'), await shop.as('c1-resident-3')]
    const known = await first.ok('event.register', { eventId })
    const desk = await phoneOf('c1-staff-1', { url: `/event/staff/desk/index?event=${eventId}` })
    await desk.see('名单 今天 17:00 已存到手机')
    desk.person.scan = await codeAt(first, known.registrationId, START)
    await desk.tap('扫码')
    await desk.tap('签到 1 位')
    await desk.see('1 位已签到')

    const late = await second.ok('event.register', { eventId })
    desk.person.online = false
    desk.person.scan = await codeAt(second, late.registrationId, START)
    await desk.tap('扫下一位')
    await desk.see('不在今天 17:00 的名单里')
    await desk.tap('先让进，过后核对')
    await desk.see('已记下，先让进了')
    await desk.see('1 件待上传')
    await desk.tap('扫下一位')
    await desk.see('已经在这台手机上放行过')
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ came: 1 })

    desk.person.online = true
    await desk.tap('现在传')
    await desk.until(() => !desk.text().includes('待上传'))
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ came: 2 })
    expect(await operator.ok('event.result', { eventId })).toMatchObject({ byHow: { scanned: 2 } })
  })
})
