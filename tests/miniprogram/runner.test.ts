import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { newFolder } from '../support/processes'
import { pictureHtml } from './picture'
import { openMiniProgram, type PhoneServer } from './runner'

/** A small package as a build would leave it: two tabs and a page of a subpackage. */
const PACKAGE = {
  'app.json': JSON.stringify({
    pages: ['pages/home/index', 'pages/me/index'],
    subPackages: [{ root: 'order', pages: ['detail/index'] }],
    tabBar: { list: [{ pagePath: 'pages/home/index' }, { pagePath: 'pages/me/index' }] },
  }),
  'app.js': 'App({ onLaunch() { this.starts = 1 } })',
  'app.wxss': 'page { color: black } .card { width: 375rpx }',
  'names.js': "exports.greet = (name) => 'Hello ' + name",
  'pages/home/index.js': `const { greet } = require('../../names')
    Page({
      data: { n: 0, list: [], greeting: '', off: true },
      onLoad() { this.setData({ greeting: greet(wx.getStorageSync('name') || 'you') }) },
      add() { this.setData({ n: this.data.n + 1, ['list[' + this.data.n + ']']: 'item ' + (this.data.n + 1) }) },
      name(e) { wx.setStorageSync('name', e.detail.value); this.setData({ greeting: greet(e.detail.value) }) },
      later() { setTimeout(() => this.setData({ greeting: 'Good evening' }), 30) },
      ask() { wx.request({ url: 'https://shop.example/hello?x=1', method: 'POST', data: { a: 1 }, success: (r) => this.setData({ greeting: r.data.said + ' ' + r.statusCode }), fail: (e) => this.setData({ greeting: e.errMsg }) }) },
      pay() { wx.requestPayment({ timeStamp: '1', nonceStr: 'n', package: 'prepay_id=pp1', signType: 'RSA', paySign: 's', success: () => this.setData({ greeting: 'paid' }), fail: (e) => this.setData({ greeting: e.errMsg }) }) },
      break() { setTimeout(() => { throw new Error('broke') }) },
      go() { wx.navigateTo({ url: '/order/detail/index?id=o1' }) },
    })`,
  'pages/home/index.wxml': `<view class="card"><text>{{greeting}}</text><view bindtap="add"><text>Add</text></view><view aria-label="More" bindtap="later">…</view>
    <view wx:for="{{list}}" wx:key="*this">{{item}}</view><input placeholder="Your name" value="" bindinput="name"/>
    <button bindtap="ask">Ask</button><button bindtap="pay">Pay</button><button bindtap="break">Break</button><button bindtap="go">Order</button><button bindtap="add" disabled="{{off}}">Off</button></view>`,
  'pages/me/index.js': "Page({ onShow() { this.setData({ who: 'me' }) } })",
  'pages/me/index.wxml': '<view>{{who}}</view>',
  'order/detail/index.js': 'Page({ onLoad(o) { this.setData({ id: o.id, pages: getCurrentPages().length }) } })',
  'order/detail/index.wxml': '<view>order {{id}}, page {{pages}}</view>',
}

function packageWith(changes: Readonly<Record<string, string>> = {}): string {
  const folder = newFolder('weapp')
  for (const [name, text] of Object.entries({ ...PACKAGE, ...changes })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const dist = packageWith()

test('a page is drawn with its data, also through a path into a list', async () => {
  const phone = await openMiniProgram({ dist })
  await phone.see('Hello you')
  await phone.tap('Add')
  await phone.tap('Add')
  await phone.see('item 2')
  expect(phone.pages.top.data.list).toEqual(['item 1', 'item 2'])
  phone.close()
})

test('what is typed arrives and is remembered', async () => {
  const phone = await openMiniProgram({ dist })
  await phone.type('Your name', 'Li')
  await phone.see('Hello Li')
  expect(phone.wx.storage.get('name')).toBe('Li')
  phone.close()
})

test('waits for what a timer draws, found by its label', async () => {
  const phone = await openMiniProgram({ dist })
  await phone.tap('More')
  await phone.see('Good evening')
  phone.close()
})

test('a page of a subpackage opens on top, and back goes back; a tab is left as it was', async () => {
  const phone = await openMiniProgram({ dist })
  await phone.tap('Add')
  await phone.tap('Order')
  await phone.see('order o1, page 2')
  expect(phone.query).toEqual({ id: 'o1' })
  phone.back()
  await phone.see('item 1')
  phone.pages.replace('/pages/me/index', Infinity)
  await phone.see('me')
  phone.pages.replace('/pages/home/index', Infinity)
  await phone.see('item 1')
  phone.close()
})

test('the size of the first data of every page is known', async () => {
  const phone = await openMiniProgram({ dist })
  await phone.open('/pages/me/index')
  await phone.see('me')
  expect(phone.firstSetData()).toEqual(
    new Map([
      ['pages/home/index', 24],
      ['pages/me/index', 12],
    ]),
  )
  phone.close()
})

test('a disabled button cannot be tapped', async () => {
  const phone = await openMiniProgram({ dist })
  expect(await Promise.race([phone.tap('Off').catch(() => 'no'), phone.see('Hello you').then(() => 'waits')])).toBe('waits')
  phone.close()
})

test('an error in a timer is a complaint of the package', async () => {
  const phone = await openMiniProgram({ dist })
  await phone.tap('Break')
  await phone.until(() => phone.problems.length > 0)
  expect(() => phone.close()).toThrow(/broke/)
})

test('a template that WeChat would complain of is a complaint', async () => {
  const phone = await openMiniProgram({ dist: packageWith({ 'pages/home/index.wxml': '<template is="missing" data="{{greeting}}"/>' }) })
  phone.text()
  expect(() => phone.close()).toThrow(/WXMLRT_.*missing/)
})

test('a page becomes a picture', async () => {
  const phone = await openMiniProgram({ dist })
  const html = pictureHtml(dist, phone.route, phone.tree())
  expect(html).toContain('<input placeholder="Your name"')
  expect(html).toContain('width: calc(375 * 100vw / 750)')
  expect(html).toContain('Hello you')
  phone.close()
})

describe('with a server', () => {
  let server: Server
  let shop: PhoneServer
  const heard: { url: string | undefined; now: unknown; body: string }[] = []
  const paid: string[] = []
  beforeAll(async () => {
    server = createServer(async (asked, answer) => {
      let body = ''
      for await (const part of asked) body += String(part)
      heard.push({ url: asked.url, now: asked.headers['x-test-now'], body })
      answer.end(JSON.stringify({ said: 'good day' }))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    shop = {
      url,
      now: '2026-11-22T02:00:00.000Z',
      payPrepared: async (prepayId, payer) => void paid.push(`${payer} ${prepayId}`),
      as: async (openid) => ({ token: 't', personId: openid }),
    }
  })
  afterAll(() => server.close())

  test('a request reaches it over HTTP, whatever host the package names, at the business time of the test', async () => {
    const phone = await openMiniProgram({ dist, server: shop })
    await phone.tap('Ask')
    await phone.see('good day 200')
    expect(heard).toEqual([{ url: '/hello?x=1', now: '2026-11-22T02:00:00.000Z', body: '{"a":1}' }])
    phone.close()
  })

  test('without a connection the request fails', async () => {
    const phone = await openMiniProgram({ dist, server: shop })
    phone.person.online = false
    await phone.tap('Ask')
    await phone.see('request:fail')
    phone.close()
  })

  test('the cashier is paid by the person who holds the phone, or closed', async () => {
    const phone = await openMiniProgram({ dist, server: shop, openid: 'li' })
    phone.person.cashier = 'cancel'
    await phone.tap('Pay')
    await phone.see('requestPayment:fail cancel')
    expect(paid).toEqual([])
    phone.person.cashier = 'pay'
    await phone.tap('Pay')
    await phone.see('paid')
    expect(paid).toEqual(['li pp1'])
    phone.close()
  })

  test('a demo person comes with her session; anyone else signs in by the app itself', async () => {
    const li = await openMiniProgram({ dist, server: shop, openid: 'li' })
    expect(li.wx.storage.get('linpin.session')).toContain('"personId":"li"')
    li.close()
    const wang = await openMiniProgram({ dist, server: shop, openid: 'wang', signIn: 'wechat' })
    expect(wang.wx.storage.size).toBe(0)
    wang.close()
  })
})
