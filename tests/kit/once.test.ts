import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { ok, refuse } from '@domain/result'
import { instant, later } from '@domain/time'
import { refuseAndKeep, type Call } from '../../cloudfunctions/_kit/serve'
import { inTransaction, type Tx } from '../../cloudfunctions/_kit/db'
import { LIMITS } from '../../cloudfunctions/_kit/limits'
import { newStatements } from '../../cloudfunctions/_kit/prepared'
import { newQueue } from '../../cloudfunctions/_kit/queue'
import { settings, shared } from '../../cloudfunctions/_kit/runtime'
import { onPostgres } from '../support/server'
import { ask, killBackend, note, notes, probe, somebody, useDatabase, type Somebody } from './probe'

const AT = instant('2026-11-22T02:00:00.000Z')
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

onPostgres(() => {
  useDatabase()
  let ann: Somebody
  let n = 0
  beforeEach(async () => {
    ann = await somebody(AT)
    n++
  })
  const asking = (main: ReturnType<typeof probe>, call: string, key = `key-number-${n}`, input: object = {}) => ask(main, { call, key, input }, { token: ann.token, now: AT })

  describe('a write', () => {
    it('happens once however often it is sent at the same time, and all hear the same', async () => {
      const main = probe({ actions: { 'probe.write': async (_input: object, call: Call) => { await note(call, ann.personId); await pause(30); return ok({ id: call.newId() }) } } })
      const replies = await Promise.all(Array.from({ length: 12 }, () => asking(main, 'probe.write')))
      expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
      expect(replies[0]).toMatchObject({ ok: true, status: 200 })
      expect(await notes(ann.personId)).toBe(1)
    })

    it('that refuses leaves nothing behind but its reply', async () => {
      let asked = 0
      const main = probe({ actions: { 'probe.write': async (_input: object, call: Call) => { asked++; await note(call, ann.personId); return refuse('no', { left: 0 }) } } })
      expect(await asking(main, 'probe.write')).toEqual({ ok: false, refusal: 'no', detail: { left: 0 }, status: 200 })
      expect(await asking(main, 'probe.write')).toEqual({ ok: false, refusal: 'no', detail: { left: 0 }, status: 200 })
      expect({ asked, left: await notes(ann.personId) }).toEqual({ asked: 1, left: 0 })
    })

    it('that refuses and keeps leaves what it wrote', async () => {
      const main = probe({ actions: { 'probe.write': async (_input: object, call: Call) => { await note(call, ann.personId); return refuseAndKeep('no') } } })
      expect(await asking(main, 'probe.write')).toEqual({ ok: false, refusal: 'no', status: 200 })
      expect(await notes(ann.personId)).toBe(1)
    })

    it('that throws leaves nothing, so the same key may be tried again', async () => {
      let asked = 0
      const main = probe({
        actions: {
          'probe.write': async (_input: object, call: Call) => {
            await note(call, ann.personId)
            if (++asked === 1) throw new Error('a bug')
            return ok({})
          },
        },
      })
      expect(await asking(main, 'probe.write')).toEqual({ ok: false, error: 'bug', status: 500 })
      expect(await asking(main, 'probe.write')).toMatchObject({ ok: true })
      expect(await notes(ann.personId)).toBe(1)
    })

    it('is tried again where the database ends it for another\u2019s sake', async () => {
      let asked = 0
      const main = probe({
        actions: {
          'probe.write': async (_input: object, call: Call) => {
            await note(call, ann.personId)
            if (++asked < 4) throw Object.assign(new Error('deadlock'), { code: '40P01' })
            return ok({})
          },
        },
      })
      expect(await asking(main, 'probe.write')).toMatchObject({ ok: true })
      expect({ asked, left: await notes(ann.personId) }).toEqual({ asked: 4, left: 1 })
    })

    it('under a key that was used for something else is refused, and nobody else\u2019s key matters', async () => {
      const main = probe({ actions: { 'probe.write': async () => ok({}), 'probe.step': { load: async () => ok({}), perform: async () => ({}), save: async () => ok({}) } } })
      expect(await asking(main, 'probe.write')).toMatchObject({ ok: true })
      expect(await asking(main, 'probe.write', undefined, { note: 'other' })).toEqual({ ok: false, error: 'key_reused', status: 409 })
      expect(await asking(main, 'probe.step')).toEqual({ ok: false, error: 'key_reused', status: 409 })
      ann = await somebody(AT)
      expect(await asking(main, 'probe.write', undefined, { note: 'other' })).toMatchObject({ ok: true })
    })
  })

  describe('a read', () => {
    it('of nobody in particular is made once for all who ask the same while another is under way, and begins after they asked', async () => {
      let made = 0
      const main = probe({ actions: { 'probe.read': async () => { const mine = ++made; await pause(1); return ok({ mine }) } } })
      const asked = { now: AT }
      const replies = await Promise.all(Array.from({ length: 500 }, () => ask(main, { call: 'probe.read' }, asked)))
      expect(replies.map(({ value }) => (value as { mine: number }).mine)).toEqual([1, ...Array.from({ length: 499 }, () => 2)])
      await Promise.all([ask(main, { call: 'probe.read' }, asked), ask(main, { call: 'probe.read' }, { now: later(AT, 1) }), ask(main, { call: 'probe.read' }, { ...asked, token: ann.token })])
      expect(made).toBe(5)
    })

    it('can not write', async () => {
      const main = probe({ actions: { 'probe.read': async (_input: object, call: Call) => { await note(call, 'by a read'); return ok({}) } } })
      expect(await ask(main, { call: 'probe.read' })).toMatchObject({ error: 'bug', status: 500 })
      expect(await notes('by a read')).toBe(0)
    })
  })

  describe('whoever serves', () => {
    it('has not the owner\u2019s rights: what was booked stays as it was', async () => {
      const seen: unknown[] = []
      const main = probe({
        actions: {
          'probe.write': async (_input: object, { tx }: Call) => {
            seen.push((await sql<{ currentUser: string }>`select current_user`.execute(tx)).rows[0]?.currentUser)
            await tx.deleteFrom('ledgerTransfer').execute()
            return ok({})
          },
        },
      })
      expect(await asking(main, 'probe.write')).toMatchObject({ error: 'bug' })
      expect(seen).toEqual(['linpin_app'])
    })
  })

  describe('a connection that breaks in the middle', () => {
    it('is busy, not a bug, and the next call has another', async () => {
      let breaks = true
      const main = probe({
        actions: {
          'probe.write': async (_input: object, { tx }: Call) => {
            const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
            if (breaks) await killBackend(rows[0]?.pid ?? 0)
            await sql`select 1`.execute(tx)
            return ok({})
          },
        },
      })
      expect(await asking(main, 'probe.write')).toMatchObject({ error: 'busy', status: 503 })
      breaks = false
      expect(await asking(main, 'probe.write')).toMatchObject({ ok: true })
    })
  })

  describe('a statement that is said often', () => {
    let first: (tx: Tx) => Promise<unknown>
    const there: number[] = []
    const main = probe({
      actions: {
        'probe.write': async (_input: object, { tx }: Call) => {
          await first(tx)
          const { rows } = await sql<{ there: string }>`select count(*) as there from pg_prepared_statements where length(statement) > ${10}`.execute(tx)
          await sql`select * from audit_log where id > ${999_999}`.execute(tx)
          there.push(Number(rows[0]?.there))
          return ok({})
        },
      },
    })
    const often = async () => {
      first = async () => undefined
      for (let n = 0; n < 8 * settings().poolMax; n++) await asking(main, 'probe.write', `often-${n}-${there.length}`)
    }
    afterEach(() => void (shared().statements = newStatements()))

    it('is kept by the database, and said in full again where a pooler has lent the connection to others', async () => {
      await often()
      expect(there.at(-1)).toBeGreaterThan(0)
      first = async (tx) => sql`deallocate all`.execute(tx)
      expect(await asking(main, 'probe.write')).toMatchObject({ ok: true })
      expect(shared().statements.off).toBe(true)
    })

    it('is answered whoever says it: the pool itself wants to be called back', async () => {
      for (let n = 0; n < 8; n++) expect((await shared().pool?.query('select $1::int as n', [n]))?.rows).toEqual([{ n }])
    })

    it('is said in full again where a newer version has given the table another column', async () => {
      await often()
      await shared().pool?.query('alter table audit_log add column added int')
      expect(await asking(main, 'probe.write')).toMatchObject({ ok: true })
      await shared().pool?.query('alter table audit_log drop column added')
      expect(shared().statements.off).toBe(true)
    })
  })

  describe('a connection that the machine resets', () => {
    it('is busy too, whichever realm the socket\u2019s error was made in', async () => {
      const main = probe({
        actions: {
          'probe.write': async () => {
            throw runInNewContext("Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })")
          },
        },
      })
      expect(await asking(main, 'probe.write')).toMatchObject({ error: 'busy', status: 503 })
    })
  })

  describe('more calls than the database has room for', () => {
    it('hear that it is busy and when to come back, and the others are answered', async () => {
      const main = probe({ actions: { 'probe.read': async () => { await pause(1); return ok({}) } } })
      const replies = await Promise.all(Array.from({ length: LIMITS.queueDepth + 200 }, (_, n) => ask(main, { call: 'probe.read' }, { now: later(AT, n) })))
      const busy = replies.filter(({ status }) => status === 503)
      expect(busy.length).toBeGreaterThan(100)
      expect(busy[0]).toEqual({ ok: false, error: 'busy', retryAfter: LIMITS.busyRetrySeconds, status: 503 })
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(replies.length - busy.length)
    })

    it('hear it at once where they would wait too long', async () => {
      const main = probe({ actions: { 'probe.read': async () => ok({}) } })
      shared().queue = { ...newQueue(), waiting: 500, served: 1, inMs: LIMITS.burstMs }
      expect(await ask(main, { call: 'probe.read' })).toMatchObject({ error: 'busy', status: 503, retryAfter: LIMITS.busyRetrySeconds })
      shared().queue = newQueue()
      expect(await ask(main, { call: 'probe.read' })).toMatchObject({ ok: true })
    })
  })

  describe('steps', () => {
    const steps = (perform: () => Promise<unknown>, save: unknown = async () => ok({ saved: true })) =>
      probe({ actions: { 'probe.step': { load: async (_input: object, call: Call) => { await note(call, ann.personId); return ok('plan') }, perform, save } } })

    it('speak to the outside once, though the same request comes again meanwhile', async () => {
      let spoken = 0
      const main = steps(async () => { spoken++; return await pause(150) })
      const replies = await Promise.all(Array.from({ length: 4 }, () => asking(main, 'probe.step')))
      expect(replies).toEqual(Array(4).fill({ ok: true, value: { saved: true }, status: 200 }))
      expect(spoken).toBe(1)
    })

    it('hold no transaction open while they speak', async () => {
      const main = steps(async () => {
        const open = await inTransaction('read', async (tx) => (await tx.selectFrom('auditLog').select('id').where('subject', '=', ann.personId).execute()).length)
        expect(open).toBe(1)
      })
      expect(await asking(main, 'probe.step')).toMatchObject({ ok: true })
    })

    it('that failed outside may be tried again at once under the same key', async () => {
      let spoken = 0
      const main = steps(async () => {
        if (++spoken === 1) throw new Error('line broken')
      })
      expect(await asking(main, 'probe.step')).toMatchObject({ error: 'bug' })
      expect(await asking(main, 'probe.step')).toMatchObject({ ok: true })
    })

    it('that refuse in the end are stored like any reply', async () => {
      let spoken = 0
      const main = steps(async () => spoken++, async () => refuse('no'))
      expect(await asking(main, 'probe.step')).toMatchObject({ refusal: 'no' })
      expect(await asking(main, 'probe.step')).toMatchObject({ refusal: 'no' })
      expect(spoken).toBe(1)
    })
  })
})
