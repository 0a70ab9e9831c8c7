import type { Output } from '@domain/contract'
import type { EventView } from '@domain/event/contract'
import { stepAt, writeTicket } from '@domain/event/ticket'
import { instant } from '@domain/time'
import { eventArt } from '../../../src/ui/art/events'
import { held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import { LONG_NAME, many } from './edges'

const GUEST = 'c1-resident-9'
const STAFF = 'c1-staff-1'
const OPERATOR = 'c1-operator-1'

/** Stands for a picture that somebody took herself. */
const OWN_PHOTO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160" width="1280" height="640">${eventArt.dumplings}</svg>`
/** A code of somebody who registered after the list was taken along, made half a minute before six in the evening. */
const STRANGER = writeTicket({ registrationId: '0'.repeat(26), step: stepAt(instant('2026-11-23T10:00:00.000Z')), seal: '0'.repeat(16) })

const each = (edit: (event: EventView) => EventView) => seeing('event.list', (list) => ({ ...list, events: list.events.map(edit) }))
const long = (event: EventView): EventView => ({ ...event, title: LONG_NAME.slice(0, 30), place: LONG_NAME, coupon: '活动到场蔬菜券', handouts: event.handouts.map((one) => ({ ...one, name: LONG_NAME.slice(0, 20) })) })

/** A result as it is a week later, when something came of it. */
const much = (result: Output<'event.result'>): Output<'event.result'> => ({
  ...result,
  state: 'done',
  registered: 68,
  came: 61,
  walkIns: 9,
  waited: 5,
  byHow: { scanned: 44, typed: 5, offline: 3, walkIn: 9 },
  newResidents: 12,
  newBuyers: 7,
  newGmvFen: 48_650,
  costPerNewFen: 2_500,
  wholeAt: instant('2026-11-30T16:00:00.000Z'),
  day: { ...result.day, newResidents: 12, firstOrders: 6, gmvFen: 386_020, firstOrders7: 14, gmv7Fen: 2_104_500 },
  before: { ...result.before, newResidents: 2, firstOrders: 1, gmvFen: 301_500, firstOrders7: 5, gmv7Fen: 1_882_000 },
})

const residents: readonly Screen[] = [
  {
    name: 'events',
    page: 'event/going/list/index',
    who: 'c1-resident-2',
    states: [
      { name: 'coming', main: true },
      { name: 'offered', who: 'c1-resident-3' },
      { name: 'over', act: 'after', then: (phone) => phone.tap('办过的') },
      { name: 'none', who: GUEST, net: [seeing('event.list', (list) => ({ ...list, events: [] }))] },
      { name: 'no-station', who: null },
      { name: 'loading', who: GUEST, net: held('event.list', 'event.mine') },
      { name: 'offline', who: GUEST, net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'event',
    page: 'event/going/detail/index',
    who: GUEST,
    path: (world) => `/event/going/detail/index?event=${world.of('event dumplings')}`,
    states: [
      { name: 'open', main: true },
      { name: 'visitor', who: null },
      {
        name: 'registering',
        main: true,
        then: async (phone) => {
          await phone.tap('报名')
          await phone.page.getByRole('radio', { name: '19:00–20:00' }).click()
          await phone.tap('再加一位同来的人')
          await phone.fill('同来的第 1 位', '外婆')
        },
      },
      {
        name: 'registering-full',
        then: async (phone) => {
          await phone.tap('报名')
          await phone.page.getByRole('radio', { name: '18:00–19:00' }).click()
        },
      },
      { name: 'registered', who: 'c1-resident-2', main: true },
      {
        name: 'fewer',
        who: 'c1-resident-2',
        then: async (phone) => {
          await phone.tap('有人来不了')
          await phone.tap('豆豆')
        },
      },
      {
        name: 'poster',
        who: 'c1-resident-2',
        then: async (phone) => {
          await phone.tap('做一张海报')
          await phone.see('保存图片')
        },
      },
      {
        name: 'framed',
        who: 'c1-resident-2',
        act: 'pickup',
        main: true,
        then: async (phone) => {
          const picking = phone.page.waitForEvent('filechooser')
          await phone.tap('选照片')
          await (await picking).setFiles({ name: 'us.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(OWN_PHOTO) })
          await phone.see('保存图片')
        },
      },
      { name: 'waiting', who: 'c1-resident-8' },
      { name: 'offered', who: 'c1-resident-3', path: (world) => `/event/going/detail/index?event=${world.of('event farm')}` },
      { name: 'cancelled', path: (world) => `/event/going/detail/index?event=${world.of('event reading')}` },
      { name: 'came', who: 'c1-resident-2', act: 'pickup' },
      { name: 'over', act: 'after' },
      { name: 'not-yet', net: [each((event) => ({ ...event, registerFrom: instant('2026-11-22T12:00:00.000Z') }))] },
      { name: 'long-names', net: [each(long)] },
      { name: 'gone', path: '/event/going/detail/index?event=nothing' },
      { name: 'loading', net: held('event.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'event-ticket',
    page: 'event/going/ticket/index',
    who: 'c1-resident-2',
    path: (world) => `/event/going/ticket/index?registration=${world.of('registration dumplings 2')}`,
    states: [
      { name: 'fresh', main: true },
      { name: 'half-in', act: 'pickup' },
      { name: 'waiting', who: 'c1-resident-8', path: (world) => `/event/going/ticket/index?registration=${world.of('registration dumplings 8')}` },
      { name: 'gone', path: '/event/going/ticket/index?registration=nothing' },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('event.ticket') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
]

const staff: readonly Screen[] = [
  {
    name: 'duties',
    page: 'event/staff/list/index',
    who: STAFF,
    states: [
      { name: 'tomorrow' },
      { name: 'now', act: 'pickup', main: true },
      { name: 'none', who: OPERATOR },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('event.duties') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'event-desk',
    page: 'event/staff/desk/index',
    who: STAFF,
    path: (world) => `/event/staff/desk/index?event=${world.of('event dumplings')}`,
    states: [
      { name: 'waits', act: 'pickup', main: true },
      {
        name: 'family',
        act: 'pickup',
        main: true,
        then: async (phone) => {
          await phone.fill('入场码或编号', '1')
          await phone.tap('查')
          await phone.see('一行 3 位')
        },
      },
      {
        name: 'scanned',
        act: 'pickup',
        then: async (phone, world) => {
          await phone.fill('入场码或编号', world.of('ticket dumplings 5'))
          await phone.tap('查')
          await phone.see('一行 2 位')
        },
      },
      {
        name: 'old-code',
        act: 'after',
        then: async (phone, world) => {
          await phone.fill('入场码或编号', world.of('ticket dumplings 5'))
          await phone.tap('查')
          await phone.see('分钟前的')
        },
      },
      {
        name: 'unknown',
        act: 'pickup',
        then: async (phone) => {
          await phone.fill('入场码或编号', '99')
          await phone.tap('查')
          await phone.see('没有这个编号')
        },
      },
      {
        name: 'trust',
        act: 'pickup',
        then: async (phone) => {
          await phone.see('已存到手机')
          await phone.page.route('**/api/**', (route) => route.abort())
          await phone.fill('入场码或编号', STRANGER)
          await phone.tap('查')
          await phone.see('先让进，过后核对')
        },
      },
      { name: 'walk-in', act: 'pickup', then: (phone) => phone.tap('现场登记') },
      { name: 'list', act: 'pickup', then: (phone) => phone.tap('看名单') },
      { name: 'too-early' },
      { name: 'not-on-duty', act: 'pickup', who: OPERATOR },
      { name: 'gone', act: 'pickup', path: '/event/staff/desk/index?event=nothing' },
      { name: 'many', act: 'pickup', net: [seeing('event.desk', (desk) => ({ ...desk, registrations: many(desk.registrations, (row, n) => ({ ...row, registrationId: `many-${n}`, number: n + 1 })) }))], then: (phone) => phone.tap('看名单') },
      { name: 'visitor', act: 'pickup', who: null },
      { name: 'loading', act: 'pickup', net: held('event.desk') },
      { name: 'offline', act: 'pickup', net: offline },
      { name: 'stale', act: 'pickup', stale: true },
    ],
  },
  {
    name: 'event-result',
    page: 'event/staff/result/index',
    who: STAFF,
    path: (world) => `/event/staff/result/index?event=${world.of('event dumplings')}`,
    wide: true,
    states: [
      { name: 'much', act: 'after', net: [seeing('event.result', much)], main: true },
      { name: 'little', act: 'after' },
      { name: 'refused', act: 'after', net: [refused('event.result', 'not_on_duty')] },
      { name: 'visitor', act: 'after', who: null },
      { name: 'loading', act: 'after', net: held('event.result') },
      { name: 'offline', act: 'after', net: offline },
    ],
  },
]

const operator: readonly Screen[] = [
  {
    name: 'event-plans',
    page: 'event/operator/list/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', main: true },
      { name: 'none', net: [seeing('event.plans', (list) => ({ ...list, events: [] }))] },
      { name: 'loading', net: held('event.plans') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'event-plan',
    page: 'event/operator/detail/index',
    who: OPERATOR,
    path: (world) => `/event/operator/detail/index?event=${world.of('event dumplings')}`,
    wide: true,
    states: [
      { name: 'open', main: true },
      { name: 'draft', path: (world) => `/event/operator/detail/index?event=${world.of('event draft')}` },
      { name: 'cancelled', path: (world) => `/event/operator/detail/index?event=${world.of('event reading')}` },
      { name: 'duty', then: (phone) => phone.tap('排班') },
      { name: 'changing', then: (phone) => phone.tap('改时间、地点、名额、备货') },
      {
        name: 'moving',
        main: true,
        then: async (phone) => {
          await phone.tap('改时间、地点、名额、备货')
          await phone.fill('地点', '物业大厅')
          await phone.see('都会收到通知')
        },
      },
      { name: 'cancelling', then: (phone) => phone.tap('取消这场活动') },
      { name: 'over', act: 'after' },
      { name: 'loading', net: held('event.plan') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'event-edit',
    page: 'event/operator/edit/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'empty', main: true },
      { name: 'draft', path: (world) => `/event/operator/edit/index?event=${world.of('event draft')}`, main: true },
      { name: 'loading', path: (world) => `/event/operator/edit/index?event=${world.of('event draft')}`, net: held('event.plan') },
      { name: 'offline', path: (world) => `/event/operator/edit/index?event=${world.of('event draft')}`, net: offline },
    ],
  },
]

export const events: readonly Screen[] = [...residents, ...staff, ...operator]
