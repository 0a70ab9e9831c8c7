import { startLoop } from '../../cloudfunctions/_gateway/loop'
import { Words } from '../../cloudfunctions/_gateway/words'
import { businessNow } from '../../cloudfunctions/_kit/clock'
import { inTransaction } from '../../cloudfunctions/_kit/db'
import * as jobsSql from '../../cloudfunctions/_kit/jobs-sql'
import { LIMITS } from '../../cloudfunctions/_kit/limits'
import { shared } from '../../cloudfunctions/_kit/runtime'
import { onPostgres } from '../support/server'
import { probe, useDatabase } from './probe'

/** Something that is waited for, and that comes when it is told to. */
function comes(): { promise: Promise<void>; now: () => void } {
  let now = (): void => undefined
  const promise = new Promise<void>((done) => (now = done))
  return { promise, now }
}

/** A word beside the probe. */
const other = probe({ jobs: { 'other.held': async () => undefined } }, 'other')

/** What happens after a lane has looked what is due, and before it hears it. */
const looks: { then?: ((kind: string | undefined) => Promise<void>) | undefined } = {}
jest.mock('../../cloudfunctions/_kit/jobs-sql', () => {
  const real = jest.requireActual<typeof jobsSql>('../../cloudfunctions/_kit/jobs-sql')
  const nextDueKind: typeof real.nextDueKind = async (...asked) => {
    const kind = await real.nextDueKind(...asked)
    await looks.then?.(kind)
    return kind
  }
  return { ...real, nextDueKind }
})

/** Has a loop begin one round and end no other until then. */
function oneRound(words: Words, until: Promise<void>): void {
  jest.spyOn(words, 'runTimers').mockImplementationOnce(async () => 0).mockImplementation(() => until.then(() => 0))
}

/** Until a loop has begun its third round. */
function threeRounds(words: Words): { promise: Promise<void> } {
  const third = comes()
  let rounds = 0
  jest.spyOn(words, 'runTimers').mockImplementation(async () => {
    if (++rounds === 3) third.now()
    return 0
  })
  return third
}

onPostgres(() => {
  useDatabase()
  afterEach(() => inTransaction('write', (tx) => tx.deleteFrom('job').execute()))
  const queue = (kind: string, subject: string) => inTransaction('write', (tx) => jobsSql.upsertJob(tx, { kind, subject, communityId: 'c1', runAt: businessNow(), payload: null }))

  describe('the loop of a server that works alone', () => {
    it('goes on with what is due, what is queued and its timers while one job takes long, and ends when that has ended', async () => {
      const [begun, end, due, queued] = [comes(), comes(), comes(), comes()]
      const jobs = {
        'probe.long': () => {
          begun.now()
          return end.promise
        },
        'probe.short': async ({ subject }: { subject: string }) => (subject === 'due' ? due : queued).now(),
      }
      const words = new Words([probe({ jobs })])
      const rounds = jest.spyOn(words, 'runTimers')
      await queue('probe.long', 'night')
      await queue('probe.short', 'due')
      const loop = startLoop(words)
      await Promise.all([begun.promise, due.promise])
      const [timers, goOn] = [comes(), comes()]
      rounds.mockImplementation(() => {
        timers.now()
        return goOn.promise.then(() => 0)
      })
      await timers.promise
      // No round comes to its end any more: only what wakes the loop begins this one.
      await queue('probe.short', 'queued')
      shared().wake?.()
      await queued.promise
      goOn.now()
      let stopped = false
      const stopping = loop.stop().then(() => (stopped = true))
      await inTransaction('read', (tx) => tx.selectFrom('job').select('id').execute())
      expect(stopped).toBe(false)
      end.now()
      await stopping
      expect(await inTransaction('read', (tx) => tx.selectFrom('job').select('id').execute())).toEqual([])
    }, 30_000)

    it('passes over what somebody else holds, and asks for it once in a while', async () => {
      await queue('other.held', 'held')
      await queue('probe.free', 'free')
      const worked = comes()
      const words = new Words([probe({ jobs: { 'probe.free': async () => worked.now() } }), other])
      const [asked, rounds] = [jest.spyOn(words, 'runJob'), threeRounds(words)]
      const holder = await shared().pool!.connect()
      await holder.query(`begin; select 1 from job where kind = 'other.held' for update`)
      const loop = startLoop(words)
      try {
        await Promise.all([worked.promise, rounds.promise])
      } finally {
        await loop.stop()
        await holder.query('rollback')
        holder.release()
      }
      expect(asked.mock.calls.length).toBeLessThanOrEqual(4 * 2 * LIMITS.jobLanes)
    }, 30_000)

    it('hears what wakes it while every lane is taken, the last of them by a look that came too early', async () => {
      const [end, short, woken] = [comes(), comes(), comes()]
      let long = 0
      const jobs = {
        'probe.long': () => {
          long++
          return end.promise
        },
        'probe.short': async () => short.now(),
      }
      const words = new Words([probe({ jobs })])
      oneRound(words, end.promise)
      for (let n = 1; n < LIMITS.jobLanes; n++) await queue('probe.long', `n${n}`)
      looks.then = async (kind) => {
        if (kind !== undefined || long < LIMITS.jobLanes - 1) return
        looks.then = undefined
        await queue('probe.short', 'late')
        shared().wake?.()
        woken.now()
      }
      const loop = startLoop(words)
      await woken.promise
      await short.promise
      end.now()
      await loop.stop()
    }, 30_000)

    it('does not take what was queued since it asked for what it asked for in vain', async () => {
      const all = comes()
      const burst = 10
      const seen: string[] = []
      const jobs = { 'probe.work': async ({ subject }: { subject: string }) => void (seen.push(subject) === burst && all.now()) }
      const words = new Words([probe({ jobs })])
      oneRound(words, all.promise)
      // Somebody else took it; and before that is known a burst has come.
      jest.spyOn(words, 'runJob').mockImplementationOnce(async () => {
        await inTransaction('write', (tx) => tx.deleteFrom('job').execute())
        for (let n = 0; n < burst; n++) await queue('probe.work', `n${n}`)
        shared().wake?.()
        return false
      })
      await queue('probe.work', 'first')
      const loop = startLoop(words)
      await all.promise
      await loop.stop()
    }, 30_000)

    it('begins nothing again and again where nothing can be taken', async () => {
      await queue('other.held', 'full')
      const words = new Words([other])
      const [asked, rounds] = [jest.spyOn(words, 'runJob').mockRejectedValue(new Error('no space left on device')), threeRounds(words)]
      const loop = startLoop(words)
      await rounds.promise
      await loop.stop()
      expect(asked.mock.calls.length).toBeGreaterThan(1)
      expect(asked.mock.calls.length).toBeLessThanOrEqual(4 * LIMITS.jobLanes)
    }, 30_000)

    it('works so many at once, and each of them once', async () => {
      const seen: string[] = []
      const all = comes()
      const many = 5 * LIMITS.jobLanes
      let [atOnce, most] = [0, 0]
      const jobs = {
        'probe.work': async ({ subject }: { subject: string }) => {
          most = Math.max(most, ++atOnce)
          await inTransaction('read', (tx) => tx.selectFrom('job').select('id').execute())
          atOnce--
          seen.push(subject)
          if (seen.length === many) all.now()
        },
      }
      for (let n = 0; n < many; n++) await queue('probe.work', `n${n}`)
      const loop = startLoop(new Words([probe({ jobs })]))
      await all.promise
      await loop.stop()
      expect(new Set(seen).size).toBe(many)
      expect(seen).toHaveLength(many)
      expect(most).toBeGreaterThan(1)
      expect(most).toBeLessThanOrEqual(LIMITS.jobLanes)
    }, 30_000)
  })
})
