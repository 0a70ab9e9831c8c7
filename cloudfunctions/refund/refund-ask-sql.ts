import type { Instant } from '@domain/time'
import type { AskView } from '@domain/refund/contract'
import type { Insertable, Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

type AskTable = Schema['refundAsk']
export type AskRow = Omit<Selectable<AskTable>, 'photo' | 'lines' | 'state' | 'reason'> & {
  hasPhoto: boolean
  lines: AskView['lines']
  state: AskView['state']
  reason: AskView['reason']
}
/** Stations and communities whose asks somebody decides; `all` for an admin. */
export type Desk = 'all' | { stationIds: readonly string[]; communityIds: readonly string[] }

/** Everything but the photograph, which is fetched by itself. */
const asks = (tx: Tx) =>
  tx
    .selectFrom('refundAsk')
    .select([
      'communityId',
      'id',
      'orderId',
      'stationId',
      'personId',
      'lines',
      'amountFen',
      'reason',
      'note',
      'state',
      'askedAt',
      'decidedAt',
      'decidedBy',
      'decision',
    ])
    .select((eb) => eb('photo', 'is not', null).as('hasPhoto'))
    .$castTo<AskRow>()

export const findAsk = async (tx: Tx, askId: string): Promise<AskRow | null> =>
  (await asks(tx).where('id', '=', askId).executeTakeFirst()) ?? null

export const lockAsk = (tx: Tx, { communityId, id }: Pick<AskRow, 'communityId' | 'id'>): Promise<AskRow> =>
  asks(tx).where('communityId', '=', communityId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

export async function insertAsk(tx: Tx, ask: Insertable<AskTable>): Promise<void> {
  await tx.insertInto('refundAsk').values(ask).execute()
}

export async function endAsk(
  tx: Tx,
  ask: Pick<AskRow, 'communityId' | 'id'>,
  end: { state: 'accepted' | 'declined' | 'withdrawn'; amountFen: number; decidedAt: Instant; decidedBy: string; decision: string | null },
): Promise<void> {
  await tx.updateTable('refundAsk').set(end).where('communityId', '=', ask.communityId).where('id', '=', ask.id).execute()
}

export interface OrderFacts {
  communityId: string
  stationId: string
  personId: string
  afterSaleHours: number
  inOpenPool: boolean
  waiting: boolean
  refunds: number
}
/** What the rule wants to know of an order beside its row and its lines. A seat is live only while its pool is open. */
export async function orderFacts(tx: Tx, order: { communityId: string; id: string }): Promise<OrderFacts> {
  return tx
    .selectFrom('orders as o')
    .innerJoin('campaign as c', (join) => join.onRef('c.communityId', '=', 'o.communityId').onRef('c.id', '=', 'o.campaignId'))
    .select(['o.communityId', 'o.stationId', 'o.personId', 'c.afterSaleHours'])
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('seat as s')
          .select('s.orderId')
          .whereRef('s.communityId', '=', 'o.communityId')
          .whereRef('s.orderId', '=', 'o.id')
          .where('s.state', 'in', ['held', 'paid']),
      )
        .$castTo<boolean>()
        .as('inOpenPool'),
      exists(
        selectFrom('refundAsk as a')
          .select('a.id')
          .whereRef('a.communityId', '=', 'o.communityId')
          .whereRef('a.orderId', '=', 'o.id')
          .where('a.state', '=', 'asked'),
      )
        .$castTo<boolean>()
        .as('waiting'),
      selectFrom('refund as r')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('r.communityId', '=', 'o.communityId')
        .whereRef('r.orderId', '=', 'o.id')
        .as('refunds'),
    ])
    .where('o.communityId', '=', order.communityId)
    .where('o.id', '=', order.id)
    .$castTo<OrderFacts>()
    .executeTakeFirstOrThrow()
}

export const ownerOf = async (
  tx: Tx,
  orderId: string,
): Promise<{ communityId: string; id: string; stationId: string; personId: string } | null> =>
  (await tx.selectFrom('orders').select(['communityId', 'id', 'stationId', 'personId']).where('id', '=', orderId).executeTakeFirst()) ??
  null

/** What was asked of one order, or by one person; the newest first. */
export const asksOf = (
  tx: Tx,
  of: { communityId: string; orderId: string } | { personId: string },
  before: string | undefined,
  most: number,
): Promise<AskRow[]> =>
  asks(tx)
    .where((eb) =>
      'orderId' in of ? eb.and([eb('communityId', '=', of.communityId), eb('orderId', '=', of.orderId)]) : eb('personId', '=', of.personId),
    )
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** What waits for a decision at those desks, the longest first. */
export const waitingAsks = (tx: Tx, desk: Desk, after: string | undefined, most: number): Promise<AskRow[]> =>
  asks(tx)
    .where('state', '=', 'asked')
    .where('id', '>', after ?? '')
    .$if(desk !== 'all', (query) =>
      query.where((eb) =>
        eb.or(desk === 'all' ? [] : [eb('stationId', 'in', ['', ...desk.stationIds]), eb('communityId', 'in', ['', ...desk.communityIds])]),
      ),
    )
    .orderBy('id')
    .limit(most)
    .execute()

export interface AboutAsk {
  id: string
  bagNumber: number | null
  handedAt: Instant | null
}
/** What a desk wants to know of an ask beside itself: the bag, and when something of the order was fetched last. */
export async function aboutAsks(tx: Tx, rows: readonly Pick<AskRow, 'communityId' | 'id'>[]): Promise<Map<string, AboutAsk>> {
  if (rows.length === 0) return new Map()
  const found = await tx
    .selectFrom('refundAsk as a')
    .innerJoin('orders as o', (join) => join.onRef('o.communityId', '=', 'a.communityId').onRef('o.id', '=', 'a.orderId'))
    .leftJoin('bag as b', (join) => join.onRef('b.communityId', '=', 'o.communityId').onRef('b.id', '=', 'o.bagId'))
    .select(['a.id', 'b.number as bagNumber'])
    .select((eb) =>
      eb
        .selectFrom('orderLine as l')
        .select((each) => each.fn.max('l.handedAt').as('at'))
        .whereRef('l.communityId', '=', 'o.communityId')
        .whereRef('l.orderId', '=', 'o.id')
        .as('handedAt'),
    )
    .where('a.communityId', 'in', [...new Set(rows.map((row) => row.communityId))])
    .where(
      'a.id',
      'in',
      rows.map((row) => row.id),
    )
    .$castTo<AboutAsk>()
    .execute()
  return new Map(found.map((row) => [row.id, row]))
}

export async function photoOf(tx: Tx, { communityId, id }: Pick<AskRow, 'communityId' | 'id'>): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('refundAsk')
    .select('photo')
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.photo ?? null
}
