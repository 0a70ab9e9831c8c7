import { sql } from 'kysely'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'

/** Held before the person herself, in the order in which signing in holds them. */
export async function lockOpenids(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.selectFrom('account').select('openid').where('personId', '=', personId).orderBy('appid').orderBy('openid').forUpdate().execute()
  return rows.map(({ openid }) => openid)
}

/** What names her, what she told us, and how she comes in. The row itself stays: trade records know its id. */
export async function forgetPerson(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx.deleteFrom('account').where('personId', '=', personId).execute()
  await tx.deleteFrom('session').where('personId', '=', personId).execute()
  await tx.updateTable('consent').set({ withdrawnAt: now }).where('personId', '=', personId).where('withdrawnAt', 'is', null).execute()
  await tx
    .updateTable('person')
    .set({ nickname: null, face: null, phone: null, unionid: null, building: null, door: null, stationId: null, communityId: null })
    .set({ elder: false, personalised: true, erasedAt: now })
    .where('id', '=', personId)
    .execute()
}

export async function forgetMessages(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('message').where('personId', '=', personId).execute()
  await tx.deleteFrom('messagePermit').where('personId', '=', personId).execute()
  await tx.deleteFrom('wrongCode').where('personId', '=', personId).execute()
}

/** Where to, by whom, with which words and picture; what was bought, paid and paid back stays. */
export async function forgetTrade(tx: Tx, personId: string, openids: readonly string[]): Promise<void> {
  await tx.updateTable('orders').set({ building: null, door: null }).where('personId', '=', personId).execute()
  await tx.updateTable('refundAsk').set({ photo: null, note: '', decision: null }).where('personId', '=', personId).execute()
  await sql`
    update pay_inbox set body = null
    where body is not null and (
      subject in (select id from payment where person_id = ${personId})
      or subject in (select id from refund where person_id = ${personId})
      or exists (select from unnest(${[...openids]}::text[]) as o (openid) where strpos(body::text, o.openid) > 0)
    )`.execute(tx)
  await tx.updateTable('payment').set({ openid: null, prepayId: null, h5Url: null }).where('personId', '=', personId).execute()
}

/**
 * Her own stored replies, and others' that show her: by a text that stands beside her name and face (`marks`), or by a bag of hers, beside which building
 * and door stand. The one that is being made has no reply yet and stays.
 */
export async function forgetReplies(tx: Tx, personId: string, marks: readonly string[]): Promise<void> {
  await sql`delete from stored_reply where person_id = ${personId} and reply is not null`.execute(tx)
  await sql`
    with bags as materialized (
      select b.id, b.merged_into from orders o join bag b on b.community_id = o.community_id and b.id = o.bag_id where o.person_id = ${personId}
    )
    delete from stored_reply r
    where exists (select from unnest(${[...marks]}::text[]) as m (mark) where strpos(r.reply, m.mark) > 0)
      or (strpos(r.reply, '"bagId"') > 0 and exists (select from bags b where strpos(r.reply, b.id) > 0 or strpos(r.reply, b.merged_into) > 0))`.execute(tx)
}
