import { instant, later, minutes, seconds, type Instant } from '@domain/time'
import { machineNow } from '../../cloudfunctions/_kit/clock'
import { inTransaction } from '../../cloudfunctions/_kit/db'
import { TryLater, jobSteps, requeueLapsed, type Job } from '../../cloudfunctions/_kit/jobs'
import { reviveJob, selectJobs, upsertJob } from '../../cloudfunctions/_kit/jobs-sql'
import { LIMITS } from '../../cloudfunctions/_kit/limits'
import type { Call } from '../../cloudfunctions/_kit/serve'
import { onPostgres } from '../support/server'
import { ask, note, notes, probe, useDatabase, type Parts } from './probe'

const AT = instant('2026-11-22T02:00:00.000Z')
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

onPostgres(() => {
  useDatabase()
  const queue = (subject: string, runAt: Instant = AT, payload: string | null = null) =>
    inTransaction('write', (tx) => upsertJob(tx, { kind: 'probe.work', subject, communityId: 'c1', runAt, payload }))
  const queued = () => inTransaction('read', (tx) => selectJobs(tx, { communityIds: ['c1'], limit: 100 }))
  const work = (jobs: Parts['jobs'], now: Instant = AT, limit = 100) => ask(probe({ jobs }), { drain: { limit } }, { now }).then(({ ran }) => ran)
  const empty = () => inTransaction('write', (tx) => tx.deleteFrom('job').execute())
  afterEach(empty)

  describe('jobs', () => {
    it('are done in the order of their time, once, and not before it', async () => {
      const done: string[] = []
      await queue('third', later(AT, 20))
      await queue('first', AT)
      await queue('second', AT)
      await queue('tomorrow', later(AT, minutes(1)))
      const jobs = { 'probe.work': async ({ subject }: Job) => void done.push(subject) }
      expect(await work(jobs, later(AT, 20))).toBe(3)
      expect(await work(jobs, later(AT, 20))).toBe(0)
      expect(done).toEqual(['first', 'second', 'third'])
      expect(await queued()).toMatchObject([{ subject: 'tomorrow' }])
    })

    it('wait once for a subject, with the earlier time and the newer payload', async () => {
      await queue('same', later(AT, minutes(5)), 'old')
      await queue('same', AT, 'new')
      await queue('same', later(AT, minutes(9)), 'newest')
      const seen: unknown[] = []
      expect(await work({ 'probe.work': async ({ payload }) => void seen.push(payload) })).toBe(1)
      expect(seen).toEqual(['newest'])
    })

    it('may queue their own successor', async () => {
      await queue('again')
      await work({ 'probe.work': (job) => job.later({ kind: 'probe.work', subject: job.subject, communityId: job.communityId, runAt: later(AT, minutes(5)) }) })
      expect(await queued()).toMatchObject([{ subject: 'again', runAt: later(AT, minutes(5)), attempts: 0 }])
    })

    it('are divided among workers, each done by one', async () => {
      for (let n = 0; n < 40; n++) await queue(`shared-${n}`)
      const jobs = { 'probe.work': async (job: Job) => { await note(job, job.subject); await pause(3) } }
      const ran = await Promise.all(Array.from({ length: 6 }, () => work(jobs)))
      expect(ran.reduce<number>((sum, one) => sum + Number(one), 0)).toBe(40)
      expect(await Promise.all(Array.from({ length: 40 }, (_, n) => notes(`shared-${n}`)))).toEqual(Array(40).fill(1))
    })

    it('that fail leave nothing behind, back off twice as long each time, and end as dead letters that can be brought back', async () => {
      await queue('bad')
      let now = AT
      const waits: number[] = []
      for (let attempt = 1; attempt <= LIMITS.jobAttempts; attempt++) {
        expect(await work({ 'probe.work': async (job) => { await note(job, 'bad'); return Promise.reject(new Error('no luck')) } }, now)).toBe(1)
        const [job] = await queued()
        waits.push(Date.parse(job?.runAt ?? '') - Date.parse(now))
        expect(job).toMatchObject({ attempts: attempt, state: attempt === LIMITS.jobAttempts ? 'dead' : 'queued', lastError: expect.stringContaining('no luck') as string })
        now = job?.runAt ?? now
      }
      expect(waits.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000])
      expect(Math.max(...waits)).toBe(3_600_000)
      expect(await notes('bad')).toBe(0)
      const [dead] = await queued()
      expect(await inTransaction('write', (tx) => reviveJob(tx, dead?.jobId ?? '', ['c2'], now))).toBeUndefined()
      expect(await inTransaction('write', (tx) => reviveJob(tx, dead?.jobId ?? '', ['c1'], now))).toMatchObject({ state: 'queued', attempts: 0 })
      expect(await work({ 'probe.work': async () => undefined }, now)).toBe(1)
    })

    it('may say themselves when to try again', async () => {
      await queue('early')
      await work({ 'probe.work': async () => Promise.reject(new TryLater('not yet', minutes(7))) })
      expect(await queued()).toMatchObject([{ runAt: later(AT, minutes(7)), lastError: 'not yet' }])
    })

    it('of a process that died are taken over, and it can not save any more', async () => {
      await queue('orphan')
      const slow = jobSteps({
        load: async () => 'plan',
        perform: async () => {
          await inTransaction('write', (tx) => tx.updateTable('job').set({ busyUntil: later(machineNow(), -seconds(1)) }).where('state', '=', 'running').execute())
          await requeueLapsed()
          expect(await work({ 'probe.work': async (job) => note(job, 'orphan') })).toBe(1)
        },
        save: async (_plan, _answer, job) => note(job, 'orphan'),
      })
      await work({ 'probe.work': slow })
      expect(await notes('orphan')).toBe(1)
      expect(await queued()).toEqual([])
    })

    it('that speak to the outside do so without a transaction, and save in another', async () => {
      await queue('outside')
      const order: string[] = []
      const jobs = { 'probe.work': jobSteps({ load: async () => { order.push('load'); return 7 }, perform: async (plan) => { order.push('perform'); return plan + 1 }, save: async (plan, answer, job) => { order.push(`save ${plan} ${answer}`); return note(job, 'outside') } }) }
      expect(await work(jobs)).toBe(1)
      expect(order).toEqual(['load', 'perform', 'save 7 8'])
      expect(await notes('outside')).toBe(1)
    })

    it('keep their claim for as long as their step outside takes', async () => {
      const lasts = jest.replaceProperty(LIMITS, 'outsideMs', 6_000 as typeof LIMITS.outsideMs)
      await queue('long')
      const claim = () => inTransaction('read', (tx) => tx.selectFrom('job').select(['busyUntil', 'attempts']).where('subject', '=', 'long').executeTakeFirst())
      const slow = jobSteps({
        load: async () => 'plan',
        perform: async () => {
          const begun = await claim()
          while (begun?.busyUntil && machineNow() <= begun.busyUntil) await pause(50)
          await requeueLapsed()
          expect(await claim()).toMatchObject({ attempts: 1, busyUntil: expect.any(String) as string })
        },
        save: async (_plan, _answer, job) => note(job, 'long'),
      })
      await work({ 'probe.work': slow }).finally(() => lasts.restore())
      expect(await notes('long')).toBe(1)
      expect(await queued()).toEqual([])
    }, 30_000)

    it('with nothing to do any more are over', async () => {
      await queue('moot')
      await work({ 'probe.work': jobSteps({ load: async () => null, perform: async () => Promise.reject(new Error('not asked')), save: async () => undefined }) })
      expect(await queued()).toEqual([])
    })
  })

  describe('timers', () => {
    const timed = (name: string, run: (call: Call) => Promise<void>) => probe({ timers: [{ name, every: { minutes: 5 }, run }] })

    it('do a window\u2019s work once though two schedulers begin it together', async () => {
      const run = async (call: Call) => { await pause(40); return note(call, 'timer') }
      const schedulers = Array.from({ length: 5 }, () => timed('probe.together', run))
      const ran = await Promise.all(schedulers.map((main) => ask(main, { timers: true }, { now: AT })))
      expect(ran.map((one) => one.ran).sort()).toEqual([0, 0, 0, 0, 1])
      expect(await notes('timer')).toBe(1)
    })

    it('run again in the next window', async () => {
      const main = timed('probe.again', (call) => note(call, 'again'))
      for (const ms of [0, 1, minutes(5) - 1, minutes(5), minutes(10)]) await ask(main, { timers: true }, { now: later(AT, ms) })
      expect(await notes('again')).toBe(3)
    })

    it('that fail leave nothing and are not counted as done', async () => {
      let tries = 0
      const run = async (call: Call) => {
        await note(call, 'failing')
        if (++tries === 1) throw new Error('no luck')
      }
      expect(await ask(timed('probe.failing', run), { timers: true }, { now: AT })).toEqual({ ran: 0 })
      expect(await notes('failing')).toBe(0)
    })
  })

  describe('in the cloud', () => {
    const main = probe({ jobs: { 'probe.work': async (job) => note(job, 'cloud') } })
    afterEach(() => {
      delete process.env.WX_OPENID
      delete process.env.WX_APPID
    })

    it('a timer of the platform wakes a word for all that it has to do', async () => {
      await queue('cloud', machineNow())
      expect(await main({ Type: 'Timer', TriggerName: 'due' })).toMatchObject({ ran: 1 })
      expect(await notes('cloud')).toBe(1)
    })

    it('whoever comes through a mini-program can not play the timer, nor the gateway', async () => {
      Object.assign(process.env, { WX_OPENID: 'o1', WX_APPID: 'wx1' })
      await queue('cloud')
      for (const event of [{ Type: 'Timer' }, { drain: { limit: 9 } }, { timers: true }, { httpMethod: 'POST', path: '/wechat-pay/notify' }, null, 7]) {
        expect(await main(event)).toEqual({ ok: false, error: 'unknown_call', status: 404 })
      }
      expect(await queued()).toHaveLength(1)
    })

    it('a notice is answered in the form that the cloud sends on', async () => {
      const http = { method: '', path: '', rawBody: Buffer.from(''), headers: {} as Readonly<Record<string, string>> }
      const word = probe({ http: async (request) => { Object.assign(http, request); return { status: 401, body: { code: 'FAIL' } } } })
      const event = { httpMethod: 'POST', path: '/wechat-pay/notify', headers: { 'Wechatpay-Serial': 'S1' }, body: Buffer.from('{"a":1}').toString('base64'), isBase64Encoded: true }
      expect(await word(event)).toEqual({ statusCode: 401, headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"code":"FAIL"}' })
      expect({ ...http, rawBody: http.rawBody.toString() }).toEqual({ method: 'POST', path: '/wechat-pay/notify', headers: { 'wechatpay-serial': 'S1' }, rawBody: '{"a":1}' })
    })

    it('nobody is signed in who has not opened a session, whatever the event says', async () => {
      Object.assign(process.env, { WX_OPENID: 'o1', WX_APPID: 'wx1' })
      const call = probe({ actions: { 'probe.write': async () => Promise.reject(new Error('asked')) } })
      expect(await call({ call: 'probe.write', key: 'key-number-1', input: {}, openid: 'o2', token: 't', personId: 'p' })).toEqual({ ok: false, error: 'no_session', status: 401 })
    })
  })
})
