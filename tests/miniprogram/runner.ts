import { inRoot } from '../support/project'
import { Phone } from './phone'
import type { Outside, Person } from './wx'

export type { Phone } from './phone'

/** The server as a phone needs it; `useServer` of tests/support gives one. */
export interface PhoneServer {
  readonly url: string
  /** Business time of what the phone asks, or null for the server's own. */
  readonly now: string | null
  payPrepared(prepayId: string, payer: string): Promise<void>
  /** What the phone reads where the server answered this; the same unless said otherwise. */
  reads?(answer: string, path: string): string
  as(openid: string): Promise<{ readonly token: string | null; readonly personId: string }>
}

export interface PhoneOptions {
  readonly server?: PhoneServer
  readonly openid?: string
  /** `demo`: the person of this openid in the demo data, already signed in. `wechat`: whoever WeChat says has it, signed in by the app itself. */
  readonly signIn?: 'demo' | 'wechat'
  /** What an earlier start left in the app's storage. */
  readonly kept?: Readonly<Record<string, unknown>>
  /** Where it starts, `/pool/detail/index?id=…`; the first page of the package otherwise. */
  readonly url?: string
  readonly dist?: string
}

/** Starts the built package on a phone of its own, on the first page or on the one of a link. */
export async function openMiniProgram(options: PhoneOptions = {}): Promise<Phone> {
  const { server, openid, signIn = 'demo', dist = inRoot('dist', 'weapp') } = options
  const person: Person = {
    openid: openid ?? 'nobody',
    cashier: 'pay',
    modal: 'confirm',
    actionSheet: 0,
    scan: null,
    place: null,
    online: true,
  }
  const phone = new Phone(dist, person, server ? over(server, person.openid) : nowhere)
  if (server && openid !== undefined && signIn === 'demo') {
    const { token, personId } = await server.as(openid)
    phone.wx.storage.set('linpin.session', JSON.stringify({ token, personId, expiresAt: '2099-01-01T00:00:00.000Z', demo: openid }))
  }
  for (const [name, value] of Object.entries(options.kept ?? {})) phone.wx.storage.set(`linpin.${name}`, JSON.stringify(value))
  await phone.start(options.url ?? phone.pages.first)
  return phone
}

const unreachable = (): Promise<never> => Promise.reject(new Error('no server in this test'))
const nowhere: Outside = { request: unreachable, pay: unreachable }

/** Whatever host the package was built for, it reaches the test's server. */
const over = (server: PhoneServer, openid: string): Outside => ({
  async request(url, method, headers, body) {
    const { pathname, search } = new URL(url, server.url)
    const time: Record<string, string> = server.now === null ? {} : { 'x-test-now': server.now }
    const answer = await fetch(server.url + pathname + search, {
      method,
      headers: { ...headers, ...time },
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: server.reads?.(text, pathname) ?? text }
  },
  pay: (prepayId) => server.payPrepared(prepayId, openid),
})
