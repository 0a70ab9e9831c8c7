import type { Output } from '@domain/contract'
import { held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import type { World } from '../world'
import { DEAREST_FEN, LONG_NAME, many } from './edges'

const OPERATOR = 'c1-operator-1'
const STRANGER = 'c1-resident-9'

const LIST = '/coupon/operator/list/index'
const MAKE = '/coupon/operator/edit/index'
const batch = (name: string) => (world: World) => `/coupon/operator/detail/index?batch=${world.of(`batch ${name}`)}`

type Batch = Output<'coupon.batch'>
const stopped = (seen: Batch): Batch => ({ ...seen, batch: { ...seen.batch, figures: seen.batch.figures && { ...seen.batch.figures, stoppedAt: seen.batch.claimFrom } } })
const long = (seen: Batch): Batch => ({
  ...seen,
  batch: { ...seen.batch, terms: { ...seen.batch.terms, name: LONG_NAME.slice(0, 20) }, figures: seen.batch.figures && { ...seen.batch.figures, size: 100_000, issued: 99_999, used: 88_888, expired: 7_777, offFen: 9_999_999_999, budgetFen: 9_999_999_999 } },
  coupons: many(seen.coupons, (one, n) => ({ ...one, couponId: `many-${n}`, nickname: n % 3 === 0 ? LONG_NAME.slice(0, 20) : one.nickname, note: n % 4 === 0 ? LONG_NAME.slice(0, 40) : one.note })).slice(0, 50),
})

/** An operator's screens for coupons. */
export const coupons: readonly Screen[] = [
  {
    name: 'coupon-batches',
    page: 'coupon/operator/list/index',
    who: OPERATOR,
    wide: true,
    path: LIST,
    states: [
      { name: 'some', main: true },
      { name: 'none', net: [seeing('coupon.batches', (list) => ({ ...list, batches: [] }))] },
      {
        name: 'many',
        net: [
          seeing('coupon.batches', (list) => ({
            ...list,
            batches: many(list.batches, (one, n) => ({
              ...one,
              batchId: `many-${n}`,
              terms: { ...one.terms, name: n % 3 === 0 ? LONG_NAME.slice(0, 20) : one.terms.name },
              figures: one.figures && { ...one.figures, issued: n, size: 100_000, budgetFen: 9_999_999_999, offFen: DEAREST_FEN, stoppedAt: n % 5 === 0 ? one.claimFrom : null },
            })).slice(0, 50),
          })),
        ],
      },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('coupon.batches') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'coupon-make',
    page: 'coupon/operator/edit/index',
    who: OPERATOR,
    wide: true,
    path: MAKE,
    states: [
      { name: 'empty', main: true },
      {
        name: 'filled',
        async then(phone) {
          await phone.fill('叫什么名字', '周末水果券')
          await phone.tap('打折')
          await phone.fill('便宜百分之几', '20')
          await phone.fill('最多减多少（元）', '8')
          await phone.fill('满多少可用（元）', '30')
          await phone.tap('几个类别')
          await phone.tap('水果')
          await phone.tap('固定的一段日子')
          await phone.fill('预算（元）', '500')
        },
      },
      {
        name: 'calendar',
        async then(phone) {
          await phone.tap('发放时间，在日历上选一段')
          await phone.see('点开始那天，再点结束那天。')
        },
      },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('station.list') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'coupon-batch',
    page: 'coupon/operator/detail/index',
    who: OPERATOR,
    wide: true,
    path: batch('claim'),
    states: [
      { name: 'claimed', main: true },
      { name: 'given', path: batch('assign'), main: true },
      { name: 'codes', path: batch('code') },
      { name: 'many', net: [seeing('coupon.batch', long)] },
      { name: 'stopped', net: [seeing('coupon.batch', stopped)] },
      { name: 'over', act: 'after' },
      { name: 'improving', then: (phone) => phone.tap('改得更好') },
      {
        name: 'worse',
        async then(phone) {
          await phone.tap('改得更好')
          await phone.fill('一共几张', '50')
          await phone.fill('满多少可用（元）', '40')
        },
      },
      { name: 'stopping', then: (phone) => phone.tap('停发') },
      { name: 'making-codes', path: batch('code'), then: (phone) => phone.tap('生成券码') },
      { name: 'listing', path: batch('assign'), then: (phone) => phone.tap('按名单发') },
      {
        name: 'looked-through',
        path: batch('assign'),
        async then(phone, world) {
          await phone.tap('按名单发')
          await phone.fill('名单', `${world.of('c1-resident-1')}\n13900000000\n${world.of('c1-resident-1')}\n不是人`)
          await phone.tap('先看看会怎样')
          await phone.see('发不了')
        },
      },
      { name: 'taking-back', path: batch('assign'), then: (phone) => phone.tap('收回 没有公开名字 的券') },
      { name: 'gone', path: '/coupon/operator/detail/index?batch=nothing' },
      { name: 'stopped-meanwhile', net: [refused('coupon.stop', 'batch_over')] , async then(phone) {
        await phone.tap('停发')
        await phone.fill('原因', '活动改期')
        await phone.tap('停发', 1)
      } },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('coupon.batch') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
]
