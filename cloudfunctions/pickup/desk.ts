import type { Output } from '@domain/contract'
import type { Guesses } from '@domain/guesses'
import { NO_GUESSES, afterWrong, guessLock } from '@domain/guesses'
import { stopOf } from '@domain/pickup/handing'
import { readCode } from '@domain/pickup/pickup'
import type { Refused, Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { lockGuesses, setGuesses } from '../_kit/guesses-sql'
import { isAdmin } from '../_kit/scope'
import { refuseAndKeep } from '../_kit/serve'
import { deskName } from '../me/me'
import { whoGoesFirst } from '../tier/tier'
import type { BagLine, BagOrder, BagRow, Desks } from './pickup-sql'
import { bagByCode, hasArrived, linesInBag, ordersInBag } from './pickup-sql'

type WrongCode = 'code_not_found' | 'too_many_codes'
export type BagView = Output<'pickup.preview'>

/** The desks that the caller stands at: those of the stations she leads. */
export function desksOf(call: Call): Desks {
  if (isAdmin(call)) return 'all'
  return call.roles.flatMap(({ role, scopeId, communityId }) =>
    role === 'leader' && communityId ? [{ stationId: scopeId, communityId }] : [],
  )
}

/**
 * The bag that a code opens at the caller's desk. What is no scanned code counts as typed: five wrong ones lock typing, scanning goes on. A
 * right one takes nothing off the count, or a code that somebody knows would buy guesses for ever: what begins the count anew is handing something over.
 */
export async function openBag(call: Call, text: string): Promise<Result<BagRow, WrongCode>> {
  const code = readCode(text)
  const bagHere = () => (code ? bagByCode(call.tx, code, desksOf(call)) : Promise.resolve(null))
  if (code?.kind === 'scanned') {
    const bag = await bagHere()
    return bag ? ok(bag) : refuse('code_not_found')
  }
  const guesses = await lockGuesses(call.tx, call.personId, 'pickup')
  const until = guessLock(guesses, call.now)
  if (until) return refuse('too_many_codes', { until })
  const bag = await bagHere()
  return bag ? ok(bag) : wrongCode(call, guesses)
}

/** After a bag that a typed code opened was handed over. */
export const forgiveGuesses = (call: Call): Promise<void> => setGuesses(call.tx, call.personId, 'pickup', NO_GUESSES)

async function wrongCode(call: Call, guesses: Guesses): Promise<Refused<'code_not_found'>> {
  await setGuesses(call.tx, call.personId, 'pickup', afterWrong(guesses, call.now))
  return refuseAndKeep('code_not_found')
}

/** Whose a bag is (masked), and where it goes: to the door if any of its orders does. */
export function faceOf(
  orders: readonly Pick<BagOrder, 'personId' | 'state' | 'handover' | 'building' | 'green' | 'greenAt'>[],
  names: ReadonlyMap<string, string>,
): Pick<BagView, 'name' | 'handover' | 'building' | 'green'> {
  const first = orders.find((order) => order.handover === 'door') ?? orders[0]
  return {
    name: orders.map((order) => names.get(order.personId)).find(Boolean) ?? '',
    handover: first?.handover ?? 'station',
    building: first?.building ?? null,
    green: orders.some(({ state, green, greenAt }) => state === 'paid' && green && greenAt === null),
  }
}

/** A bag as the desk sees it: its number, whose it is and what is in it. */
export async function viewBag(call: Call, bag: BagRow): Promise<BagView> {
  const orders = await ordersInBag(call.tx, bag)
  const names = await deskName(
    call.tx,
    orders.map((order) => order.personId),
  )
  return {
    bagId: bag.id,
    number: bag.number,
    ...faceOf(orders, names),
    arrived: await hasArrived(call.tx, bag),
    priority: (await whoGoesFirst(call.tx, orders.map((order) => order.personId), call.now)).size > 0,
    lines: (await linesInBag(call.tx, bag)).map(viewLine),
  }
}

/** Of a line that was paid back in part, the units still to be handed over are shown; of one that went back whole, what it was. */
export const viewLine = (line: BagLine): BagView['lines'][number] => ({
  lineId: line.lineId,
  orderId: line.orderId,
  itemId: line.itemId,
  name: line.name,
  unit: line.unit,
  picture: line.picture,
  quantity: line.unitsLeft || line.quantity,
  handedAt: line.handedAt,
  claimedAt: line.claimedAt,
  stop: stopOf(line),
})
