import { readdirSync, readFileSync, truncateSync } from 'node:fs'
import type { Instant } from '@domain/time'
import { later, minutes, seconds } from '@domain/time'
import { REPEATS_MS } from '../../cloudfunctions/_simulator/books'
import { EVENING, Street } from './fixtures'

const street = new Street()
beforeAll(() => street.open())
afterAll(() => street.shut())

/** Callbacks are kept until they were taken; each test starts with none, later than the one before. */
let now: Instant = EVENING
beforeEach(async () => {
  now = later(now, minutes(60 * 48))
  street.answers = 204
  await street.flush(now)
  street.takeHeard()
})

const plus = (ms: number) => later(now, ms)
const faults = (next: string, times = 1) => street.control('faults', { next, times })
const paid = () => street.paid(3900, now)

describe('callbacks', () => {
  test('come only when they are flushed, and once they were taken never again', async () => {
    const outTradeNo = await paid()
    expect(street.takeHeard()).toEqual([])
    expect(await street.flush(now)).toEqual({ delivered: 1, refused: 0 })
    expect(await street.flush(plus(minutes(60)))).toEqual({ delivered: 0, refused: 0 })
    expect(street.takeHeard()).toEqual([`paid ${outTradeNo}`])
  })

  test("are repeated on WeChat's schedule until they are given up", async () => {
    street.answers = 500
    await paid()
    expect(await street.flush(now)).toEqual({ delivered: 0, refused: 1 })
    let at = now
    for (const wait of REPEATS_MS) {
      expect(await street.flush(later(at, wait - 1))).toEqual({ delivered: 0, refused: 0 })
      at = later(at, wait)
      expect(await street.flush(at)).toEqual({ delivered: 0, refused: 1 })
    }
    expect(REPEATS_MS.map((ms) => ms / 1000)).toEqual([15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600])
    expect(await street.flush(later(at, minutes(60 * 24)))).toEqual({ delivered: 0, refused: 0 })
  })

  test('keep their id over repeats', async () => {
    street.answers = 500
    await paid()
    await street.flush(plus(seconds(30)))
    const ids = street.heard.splice(0).map(({ notice }) => notice.kind === 'payment' && notice.id)
    expect([ids.length, new Set(ids).size]).toEqual([3, 1])
  })

  test('and trades, knobs and keys outlive a restart', async () => {
    const outTradeNo = await paid()
    await faults('lost', 2)
    await street.restart()
    expect(await street.pay.query(outTradeNo)).toMatchObject({ kind: 'done', trade: { state: 'SUCCESS' } })
    expect(await street.control('state')).toMatchObject({ faults: [{ next: 'lost', times: 2 }], pending: [{ subject: outTradeNo }] })
    await faults('lost', 0)
    expect(await street.flush(now)).toEqual({ delivered: 1, refused: 0 })
  })
})

describe('the knob', () => {
  test('lost: no callback ever comes, only a query tells', async () => {
    await faults('lost')
    const outTradeNo = await paid()
    expect(await street.flush(plus(minutes(60 * 30)))).toEqual({ delivered: 0, refused: 0 })
    expect(await street.pay.query(outTradeNo)).toMatchObject({ trade: { state: 'SUCCESS' } })
  })

  test('late: the first callback comes ten minutes late, though the money came in time', async () => {
    await faults('late')
    const outTradeNo = await paid()
    expect(await street.flush(plus(minutes(10) - 1))).toEqual({ delivered: 0, refused: 0 })
    expect(await street.flush(plus(minutes(10)))).toEqual({ delivered: 1, refused: 0 })
    expect(street.heard.splice(0)[0]?.notice).toMatchObject({ trade: { outTradeNo, successAt: now } })
  })

  test('doubled: the same callback comes twice', async () => {
    await faults('doubled')
    const outTradeNo = await paid()
    expect(await street.flush(now)).toEqual({ delivered: 2, refused: 0 })
    expect(street.takeHeard()).toEqual([`paid ${outTradeNo}`, `paid ${outTradeNo}`])
  })

  test("reordered: the next trade's callback comes first", async () => {
    await faults('reordered')
    const first = await paid()
    expect(await street.flush(now)).toEqual({ delivered: 0, refused: 0 })
    const second = await paid()
    expect(await street.flush(now)).toEqual({ delivered: 2, refused: 0 })
    expect(street.takeHeard()).toEqual([`paid ${second}`, `paid ${first}`])
  })

  test('reordered: where no other trade follows it comes after ten minutes', async () => {
    await faults('reordered')
    const outTradeNo = await paid()
    await street.flush(plus(minutes(10)))
    expect(street.takeHeard()).toEqual([`paid ${outTradeNo}`])
  })

  test('forged: a wrong signature, and the true one on the next repeat', async () => {
    await faults('forged')
    const outTradeNo = await paid()
    expect(await street.flush(now)).toEqual({ delivered: 0, refused: 1 })
    expect(street.takeHeard()).toEqual(['wrong'])
    expect(await street.flush(plus(seconds(15)))).toEqual({ delivered: 1, refused: 0 })
    expect(street.takeHeard()).toEqual([`paid ${outTradeNo}`])
  })

  test('probe: a signature test comes before the true one', async () => {
    await faults('probe')
    const outTradeNo = await paid()
    expect(await street.flush(now)).toEqual({ delivered: 1, refused: 0 })
    expect(street.takeHeard()).toEqual(['probe', `paid ${outTradeNo}`])
  })

  test('amount: a fen less comes in, and callback, query and bill agree on it', async () => {
    await faults('amount')
    const outTradeNo = await paid()
    await street.flush(now)
    expect(street.heard.splice(0)[0]?.notice).toMatchObject({ trade: { outTradeNo, totalFen: 3899 } })
    expect(await street.pay.query(outTradeNo)).toMatchObject({ trade: { totalFen: 3899 } })
  })

  test('payer: somebody else has paid', async () => {
    await faults('payer')
    const outTradeNo = await paid()
    expect(await street.pay.query(outTradeNo)).toMatchObject({ trade: { payer: expect.stringMatching(/^sim-stranger-/) } })
  })

  test('works as often as it says, and knobs wait for one another', async () => {
    await faults('doubled', 2)
    await faults('lost')
    for (let n = 0; n < 4; n++) await paid()
    expect(await street.flush(now)).toEqual({ delivered: 5, refused: 0 })
    expect(await street.control('state')).toMatchObject({ faults: [] })
  })

  test('of an unknown name is refused', async () => {
    await expect(faults('nonsense')).rejects.toThrow('bad_input')
  })
})

describe('paying', () => {
  test('for an unknown trade or without a payer is refused', async () => {
    await expect(street.control('pay', { outTradeNo: 'T-unknown', payer: 'o1' })).rejects.toThrow('no_such_trade')
    await expect(street.control('pay', { outTradeNo: 'T-unknown' })).rejects.toThrow('bad_input')
  })

  test("after the trade's time is possible: late money comes in all the same", async () => {
    const outTradeNo = await street.prepaid()
    await street.control('pay', { outTradeNo, payer: 'o1' }, plus(minutes(60)))
    expect(await street.pay.query(outTradeNo)).toMatchObject({ trade: { state: 'SUCCESS' } })
  })
})

describe('the cashier', () => {
  const open = async (query: Record<string, string>) => {
    const response = await fetch(`${street.simulator.url}/cashier?${new URLSearchParams(query)}`)
    return { status: response.status, text: await response.text() }
  }
  const prepayId = async (outTradeNo: string) => {
    const prepaid = await street.pay.prepayJsapi({ ...street.order(outTradeNo), description: '<b>菜</b>', openid: 'o1' })
    return prepaid.kind === 'done' ? prepaid.prepayId : ''
  }
  const press = (form: Record<string, string>) =>
    fetch(`${street.simulator.url}/cashier`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

  test('says what is paid and that nothing is, and goes back after paying', async () => {
    const outTradeNo = street.newNumber()
    const id = await prepayId(outTradeNo)
    const { text } = await open({ prepayId: id, back: 'http://127.0.0.1/#/order?id=1' })
    for (const words of ['模拟收银台，不会真的扣款', '邻拼', '支付 ¥39.00', '取消', '&#60;b&#62;菜']) expect(text).toContain(words)
    const pressed = await press({ prepayId: id, back: 'http://127.0.0.1/#/order?id=1' })
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, 'http://127.0.0.1/#/order?id=1'])
    expect(await street.pay.query(outTradeNo)).toMatchObject({ trade: { state: 'SUCCESS', payer: 'o1' } })
    expect((await open({ prepayId: id })).text).toContain('已经付过款')
    expect((await press({ prepayId: id, back: '' })).status).toBe(200)
  })

  test('goes back to pages of the web only', async () => {
    const { text } = await open({ prepayId: await prepayId(street.newNumber()), back: 'javascript:alert(1)' })
    expect(text).not.toContain('javascript:')
  })

  test('knows no other payments', async () => {
    expect(await open({ prepayId: 'wx1' })).toMatchObject({ status: 404, text: expect.stringContaining('没有找到') })
  })
})

describe('by itself', () => {
  test('the simulator delivers and repeats in real time, plus its offset', async () => {
    const alone = new Street({ testClock: false })
    await alone.open()
    const heard = async (count: number) => {
      for (let n = 0; n < 100 && alone.heard.length < count; n++) await new Promise((resolve) => setTimeout(resolve, 20))
      return alone.takeHeard()
    }
    alone.answers = 500
    const outTradeNo = await alone.paid()
    expect(await heard(1)).toEqual([`paid ${outTradeNo}`])
    alone.answers = 204
    await alone.control('clock', { offsetSeconds: 16 })
    expect(await heard(1)).toEqual([`paid ${outTradeNo}`])
    await alone.shut()
  })
})

describe('the journal', () => {
  test('loses only a line that was cut in half', async () => {
    const torn = new Street()
    await torn.open()
    const kept = await torn.paid()
    const path = `${torn.dir}/journal.jsonl`
    const size = readFileSync(path).length
    const cut = await torn.prepaid()
    await torn.restart(() => truncateSync(path, size + 20))
    expect([await torn.pay.query(kept), await torn.pay.query(cut)]).toMatchObject([{ trade: { state: 'SUCCESS' } }, { kind: 'absent' }])
    expect(readdirSync(torn.dir)).toContain('merchant.json')
    await torn.shut()
  })
})
