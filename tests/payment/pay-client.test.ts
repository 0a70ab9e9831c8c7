import { generateKeyPairSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { later, minutes, seconds } from '@domain/time'
import { createPayClient } from '../../cloudfunctions/_kit/wechat/pay-client'
import { wechatSettings } from '../../cloudfunctions/_kit/wechat/settings'
import { platformHeaders } from '../../cloudfunctions/_simulator/callbacks'
import { EVENING, Street } from './fixtures'

const street = new Street()
beforeAll(() => street.open())
afterAll(() => street.shut())

const settingsWith = (changes: Record<string, string | undefined>) => {
  const settings = wechatSettings({ ...street.env, ...changes })
  if (!settings) throw new Error('set in whole')
  return settings
}

/** A pay channel of its own making, and a client that asks it. */
async function serverThat(replies: (response: ServerResponse) => void) {
  const server = createServer((_, response) => replies(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () => server.close().closeAllConnections()
  return { client: createPayClient(settingsWith({ WECHAT_PAY_BASE: `http://127.0.0.1:${port}` })), stop }
}

describe('a trade', () => {
  test('is prepaid, not paid, paid, and told of with what was paid, by whom and when', async () => {
    const outTradeNo = await street.prepaid()
    expect(await street.pay.query(outTradeNo)).toMatchObject({ kind: 'done', trade: { state: 'NOTPAY', payer: null, transactionId: null, successAt: null } })
    await street.control('pay', { outTradeNo, payer: 'o1' }, EVENING)
    const asked = await street.pay.query(outTradeNo)
    expect(asked).toEqual({
      kind: 'done',
      trade: {
        appid: street.env.WECHAT_APPID,
        mchid: street.env.WECHAT_MCHID,
        outTradeNo,
        transactionId: expect.stringMatching(/^4200\d{24}$/),
        state: 'SUCCESS',
        totalFen: 3900,
        currency: 'CNY',
        payer: 'o1',
        successAt: EVENING
      }
    })
    expect(await street.flush(EVENING)).toEqual({ delivered: 1, refused: 0 })
    expect(street.heard.splice(0)[0]?.notice).toMatchObject({ kind: 'payment', trade: asked.kind === 'done' && asked.trade })
  })

  test('of the H5 way leads to the cashier and back', async () => {
    const prepaid = await street.pay.prepayH5({ ...street.order(street.newNumber()), clientIp: '127.0.0.1', backUrl: 'http://127.0.0.1/back?a=1&b=2' })
    const h5Url = prepaid.kind === 'done' ? prepaid.h5Url : ''
    expect(new URL(h5Url).searchParams.get('redirect_url')).toBe('http://127.0.0.1/back?a=1&b=2')
    expect(await (await fetch(h5Url)).text()).toContain('支付 ¥39.00')
  })

  test('may be prepaid again with the same content and still be paid once', async () => {
    const outTradeNo = street.newNumber()
    const first = await street.pay.prepayJsapi({ ...street.order(outTradeNo), openid: 'o1' })
    const second = await street.pay.prepayJsapi({ ...street.order(outTradeNo), openid: 'o1' })
    expect([first.kind, second.kind, JSON.stringify(first) === JSON.stringify(second)]).toEqual(['done', 'done', false])
    await street.control('pay', { outTradeNo, payer: 'o1' }, EVENING)
    await expect(street.control('pay', { outTradeNo, payer: 'o1' }, EVENING)).rejects.toThrow('already_paid')
    expect(await street.pay.prepayJsapi({ ...street.order(outTradeNo), openid: 'o1' })).toEqual({ kind: 'paid' })
  })

  test('with a used number and another amount is refused', async () => {
    const outTradeNo = await street.prepaid()
    const other = await street.pay.prepayJsapi({ ...street.order(outTradeNo), totalFen: 1, openid: 'o1' })
    expect(other).toMatchObject({ kind: 'refused', status: 403, code: 'OUT_TRADE_NO_USED' })
  })

  test('of no or half a fen is refused', async () => {
    for (const totalFen of [0, -1, 0.5]) {
      const prepaid = await street.pay.prepayJsapi({ ...street.order(street.newNumber()), totalFen, openid: 'o1' })
      expect(prepaid).toMatchObject({ kind: 'refused', code: 'PARAM_ERROR' })
    }
  })

  test('once closed can neither be paid nor prepaid; once paid it can not be closed', async () => {
    const closed = await street.prepaid()
    expect(await street.pay.close(closed)).toEqual({ kind: 'closed' })
    expect(await street.pay.close(closed)).toEqual({ kind: 'closed' })
    await expect(street.control('pay', { outTradeNo: closed, payer: 'o1' })).rejects.toThrow('closed')
    expect(await street.pay.prepayJsapi({ ...street.order(closed), openid: 'o1' })).toEqual({ kind: 'closed' })
    expect(await street.pay.query(closed)).toMatchObject({ trade: { state: 'CLOSED' } })
    expect(await street.pay.close(await street.paid())).toEqual({ kind: 'paid' })
  })

  test('that nobody made is absent', async () => {
    expect(await street.pay.query('T-unknown')).toEqual({ kind: 'absent' })
    expect(await street.pay.close('T-unknown')).toEqual({ kind: 'absent' })
    expect(await street.pay.queryRefund('R-unknown')).toEqual({ kind: 'absent' })
  })
})

describe('a refund', () => {
  const refund = (outTradeNo: string, outRefundNo: string, refundFen: number, totalFen = 3900) =>
    street.pay.refund({ outTradeNo, outRefundNo, refundFen, totalFen, reason: '拼团未成' })

  test('is accepted first and has its outcome by query and by callback', async () => {
    const outTradeNo = await street.paid()
    await street.flush(EVENING)
    street.takeHeard()
    expect(await refund(outTradeNo, 'R1', 780)).toMatchObject({ kind: 'done', refund: { outRefundNo: 'R1', outTradeNo, state: 'PROCESSING', refundFen: 780 } })
    expect(await street.pay.queryRefund('R1')).toMatchObject({ kind: 'done', refund: { state: 'SUCCESS', refundFen: 780, totalFen: 3900, successAt: EVENING } })
    await street.flush(EVENING)
    expect(street.takeHeard()).toEqual(['refund R1 SUCCESS'])
    expect(await street.pay.query(outTradeNo)).toMatchObject({ trade: { state: 'REFUND', totalFen: 3900 } })
  })

  test('asked again with its number happens once; with another amount it is refused', async () => {
    const outTradeNo = await street.paid()
    const first = await refund(outTradeNo, 'R2', 1000)
    const again = await refund(outTradeNo, 'R2', 1000)
    expect(first.kind === 'done' && again.kind === 'done' && again.refund.refundId === first.refund.refundId).toBe(true)
    expect(await refund(outTradeNo, 'R2', 1001)).toMatchObject({ kind: 'refused', code: 'INVALID_REQUEST' })
    expect(await refund(outTradeNo, 'R3', 2900)).toMatchObject({ kind: 'done' })
    expect(await refund(outTradeNo, 'R4', 1)).toMatchObject({ kind: 'refused', code: 'INVALID_REQUEST' })
  })

  test('of an unpaid or unknown trade, or with a wrong total, is refused', async () => {
    expect(await refund(await street.prepaid(), 'R5', 1)).toMatchObject({ kind: 'refused', code: 'RESOURCE_NOT_EXISTS' })
    expect(await refund('T-unknown', 'R6', 1)).toMatchObject({ kind: 'refused', code: 'RESOURCE_NOT_EXISTS' })
    expect(await refund(await street.paid(), 'R7', 1, 3901)).toMatchObject({ kind: 'refused', code: 'INVALID_REQUEST' })
  })

  test('may be closed by WeChat, and a successor then gives the whole back', async () => {
    const outTradeNo = await street.paid()
    await street.control('faults', { next: 'refund-closed' })
    await refund(outTradeNo, 'R8', 3900)
    expect(await street.pay.queryRefund('R8')).toMatchObject({ refund: { state: 'CLOSED', successAt: null } })
    await refund(outTradeNo, 'R8b', 3900)
    expect(await street.pay.queryRefund('R8b')).toMatchObject({ refund: { state: 'SUCCESS' } })
  })

  test('may go wrong at the bank, or take an hour', async () => {
    const outTradeNo = await street.paid()
    await street.control('faults', { next: 'refund-abnormal' })
    await street.control('faults', { next: 'refund-processing' })
    await refund(outTradeNo, 'R9', 1)
    await refund(outTradeNo, 'R10', 1)
    await street.flush(EVENING)
    street.takeHeard()
    expect(await street.pay.queryRefund('R9')).toMatchObject({ refund: { state: 'ABNORMAL' } })
    expect(await street.pay.queryRefund('R10')).toMatchObject({ refund: { state: 'PROCESSING' } })
    await street.flush(later(EVENING, minutes(61)))
    expect(street.takeHeard()).toEqual(['refund R10 SUCCESS'])
    expect(await street.pay.queryRefund('R10')).toMatchObject({ refund: { state: 'SUCCESS' } })
  })
})

describe('a bill', () => {
  test('holds every payment and refund of its day, to the fen', async () => {
    const day = later(EVENING, minutes(60 * 24))
    const outTradeNo = await street.paid(12345, day)
    await street.flush(day)
    await street.pay.refund({ outTradeNo, outRefundNo: 'B1', refundFen: 45, totalFen: 12345, reason: '缺货' })
    const billed = await street.pay.downloadBill('2026-11-23' as never)
    expect(billed).toMatchObject({
      kind: 'done',
      bill: {
        paidFen: 12345,
        refundedFen: 45,
        rows: [
          { kind: 'payment', at: day, outTradeNo, amountFen: 12345 },
          { kind: 'refund', outTradeNo, outRefundNo: 'B1', amountFen: 45, state: 'SUCCESS' }
        ]
      }
    })
  })

  test('of a day without trade is none', async () => {
    expect(await street.pay.downloadBill('2020-01-01' as never)).toEqual({ kind: 'none' })
  })
})

describe('what goes wrong between us', () => {
  test('an answer lost after it was done is unknown, and asking again finds it done', async () => {
    const outTradeNo = street.newNumber()
    const refund = { outTradeNo, outRefundNo: 'L1', refundFen: 1, totalFen: 3900, reason: '缺货' }
    await street.control('faults', { next: 'timeout', times: 2 })
    expect(await street.pay.prepayJsapi({ ...street.order(outTradeNo), openid: 'o1' })).toMatchObject({ kind: 'unknown' })
    await street.control('pay', { outTradeNo, payer: 'o1' }, EVENING)
    expect(await street.pay.refund(refund)).toMatchObject({ kind: 'unknown' })
    expect(await street.pay.refund(refund)).toMatchObject({ kind: 'done', refund: { state: 'SUCCESS' } })
  })

  test('a request signed with another key is refused with SIGN_ERROR', async () => {
    const stranger = createPayClient(settingsWith({ WECHAT_MCH_SERIAL: '00' }))
    expect(await stranger.query('T1')).toMatchObject({ kind: 'refused', status: 401, code: 'SIGN_ERROR' })
  })

  test('nobody there is unknown', async () => {
    const nobody = createPayClient(settingsWith({ WECHAT_PAY_BASE: 'http://127.0.0.1:1' }))
    expect(await nobody.query('T1')).toEqual({ kind: 'unknown', why: 'connection' })
  })

  test('an unsigned yes, a yes signed by a stranger and a broken server are unknown', async () => {
    const body = '{"trade_state":"SUCCESS"}'
    const serial = street.env.WECHAT_PAY_PUBLIC_KEY_ID ?? ''
    const stranger = platformHeaders({ serial, privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }, body)
    const replies: [number, Record<string, string>][] = [
      [200, {}],
      [404, {}],
      [200, stranger],
      [503, {}],
      [429, {}]
    ]
    const bank = await serverThat((response) => {
      const [status, headers] = replies.shift() ?? [500, {}]
      response.writeHead(status, headers).end(body)
    })
    for (const why of ['signature_incomplete', 'signature_incomplete', 'signature_wrong', 'status_503', 'status_429']) {
      expect(await bank.client.query('T1')).toEqual({ kind: 'unknown', why })
    }
    bank.stop()
  })

  test('a server that takes more than five seconds is unknown', async () => {
    const bank = await serverThat(() => undefined)
    const begun = Date.now()
    expect(await bank.client.close('T1')).toEqual({ kind: 'unknown', why: 'timeout' })
    expect(Date.now() - begun).toBeLessThan(seconds(7))
    bank.stop()
  }, 10_000)
})

describe("WeChat's keys", () => {
  const modes = {
    certificate: { WECHAT_PAY_PUBLIC_KEY_ID: undefined, WECHAT_PAY_PUBLIC_KEY_FILE: undefined },
    public_key: { WECHAT_PAY_CERTS_DIR: undefined }
  } as const

  test.each(['certificate', 'public_key'] as const)('%s mode alone works, and does not believe the other', async (signs) => {
    const other = new Street({ signs })
    await other.open()
    const [own, foreign] = [modes[signs], modes[signs === 'certificate' ? 'public_key' : 'certificate']]
    const outTradeNo = await other.prepaid()
    const client = (changes: Record<string, undefined>) => createPayClient(wechatSettings({ ...other.env, ...changes }) ?? settingsWith({}))
    expect(await client(own).query(outTradeNo)).toMatchObject({ kind: 'done' })
    expect(await client(foreign).query(outTradeNo)).toEqual({ kind: 'unknown', why: 'signature_unknown_serial' })
    await other.shut()
  })

  test('during a switch answers and callbacks signed with either are good', async () => {
    for (let n = 0; n < 4; n++) await street.paid()
    expect(await street.flush(later(EVENING, minutes(60 * 25)))).toEqual({ delivered: expect.any(Number), refused: 0 })
    for (const changes of Object.values(modes)) expect(await createPayClient(settingsWith(changes)).query('T1')).toEqual({ kind: 'absent' })
  })
})
