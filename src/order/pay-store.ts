import { create } from 'zustand'
import { to } from '../kit/nav'
import { pay, type PayOutcome } from '../kit/pay'

interface Paying {
  /** The order whose cashier is being opened or is open. */
  readonly orderId: string | null
  /** How the cashier ended last, by order. */
  readonly outcomes: Readonly<Record<string, PayOutcome>>
}

export const usePaying = create<Paying>(() => ({ orderId: null, outcomes: {} }))

/** Opens the cashier for an order. `before` goes to the page that waits for the money, so that coming back leads there. A second tap does nothing. */
export async function payOrder(orderId: string, before?: () => Promise<void>): Promise<void> {
  if (usePaying.getState().orderId === orderId) return
  usePaying.setState({ orderId })
  await before?.()
  const outcome = await pay(orderId, to.result(orderId))
  usePaying.setState(({ outcomes }) => ({ orderId: null, outcomes: { ...outcomes, [orderId]: outcome } }))
}
