import type { EventState } from '@domain/event/contract'

export const stateKind = (state: EventState): 'plain' | 'good' | 'warn' => (state === 'open' || state === 'running' ? 'good' : state === 'cancelled' ? 'warn' : 'plain')
