import { instant } from '@domain/time'
import { broken, held, offline, seeing } from '../net'
import type { Screen } from '../table'
import type { World } from '../world'

const WRITER = 'c1-resident-4'
const of = (page: string, order: string, more = '') => (world: World) => `/review/${page}/index?order=${world.of(`order ${order}`)}${more}`
/** Before anything was written. */
const UNWRITTEN = seeing('review.mine', ({ lines }) => ({ lines: lines.map((line) => ({ ...line, review: null, until: instant('2026-12-23T12:00:00.000Z') })) }))
const LONG = '包得很仔细，一把一把都是当天的，叶子没有黄的，根上还带着泥，回来泡一泡水就精神了。孩子平时不爱吃青菜，这次吃了两碗饭。就是袋子有点薄，下次能不能用我们自己带的篮子装。'

export const reviews: readonly Screen[] = [
  {
    name: 'reviews',
    page: 'review/list/index',
    who: 'c1-resident-9',
    path: '/review/list/index?item=g1-i1',
    states: [
      { name: 'some', act: 'after', main: true },
      { name: 'long', act: 'after', net: [seeing('review.list', (list) => ({ ...list, reviews: list.reviews.map((one) => ({ ...one, nickname: '住在三号楼一单元顶楼爱做饭的退休数学老师', words: LONG })) }))] },
      { name: 'reporting', act: 'after', then: (phone) => phone.tap('举报') },
      { name: 'mine', act: 'after', who: WRITER },
      { name: 'none' },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('review.list') },
      { name: 'broken', net: broken('review.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true, act: 'after' },
    ],
  },
  {
    name: 'my-reviews',
    page: 'review/mine/index',
    who: WRITER,
    path: of('mine', 'settled'),
    states: [
      { name: 'written', act: 'after', main: true },
      { name: 'to-write', act: 'after', net: [UNWRITTEN] },
      { name: 'one-short', act: 'after', who: 'c1-resident-7', path: of('mine', 'alone') },
      { name: 'not-fetched', act: 'morning' },
      {
        name: 'hidden',
        act: 'after',
        net: [seeing('review.mine', ({ lines }) => ({ lines: lines.map((line) => ({ ...line, review: line.review && { ...line.review, state: 'hidden' as const, until: null, hiddenWhy: '写了别人的电话' } })) }))],
      },
      { name: 'gone', path: '/review/mine/index?order=nothing' },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('review.mine') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'review-write',
    page: 'review/mine/write/index',
    who: WRITER,
    path: of('mine/write', 'settled', '&item=g1-i1'),
    states: [
      { name: 'fresh', act: 'after', net: [UNWRITTEN], main: true },
      { name: 'four-stars', act: 'after', net: [UNWRITTEN], then: (phone) => phone.tap('4 颗星，不错') },
      { name: 'correcting', act: 'after' },
      { name: 'too-early' },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('review.mine') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'review-desk',
    page: 'review/operator/index',
    who: 'c1-operator-1',
    wide: true,
    states: [
      { name: 'one', act: 'after', main: true },
      { name: 'hiding', act: 'after', then: (phone) => phone.tap('不再显示') },
      { name: 'none' },
      { name: 'loading', net: held('review.reported') },
      { name: 'offline', net: offline },
    ],
  },
]
