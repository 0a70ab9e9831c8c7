import { create } from 'zustand'
import { recall, remember } from './store'

/** Raise it when what is agreed to changes in meaning: then everybody is asked again. */
const VERSION = 1

export type Said = 'agreed' | 'declined'

interface Kept {
  readonly version: number
  readonly said: Said
}

interface Agreement {
  /** Null until somebody at this phone has answered. */
  readonly said: Said | null
  /** Stands before somebody now: the answer goes to everyone who waits for it. */
  readonly asking: ((agrees: boolean) => void) | null
}

function keptAnswer(): Said | null {
  const kept = recall<Kept>('agreement')
  return kept?.version === VERSION ? kept.said : null
}

/** Whether this phone's holder agreed that the shop may know who she is. Before that nothing that says so leaves the phone. */
export const useAgreement = create<Agreement>(() => ({ said: keptAnswer(), asking: null }))

function keep(said: Said): void {
  remember('agreement', { version: VERSION, said } satisfies Kept)
}

/** Who leaves isn't let in again by the app itself. */
export function takeBackAgreement(): void {
  keep('declined')
  useAgreement.setState({ said: 'declined' })
}

export function answerAgreement(agrees: boolean): void {
  const { asking } = useAgreement.getState()
  const said = agrees ? 'agreed' : 'declined'
  keep(said)
  useAgreement.setState({ said, asking: null })
  asking?.(agrees)
}

/** Asks, unless she has agreed before; a tap that needs her to be known asks also who once said no. */
export function askAgreement(): Promise<boolean> {
  const { said, asking } = useAgreement.getState()
  if (said === 'agreed') return Promise.resolve(true)
  return new Promise((resolve) => {
    useAgreement.setState({
      asking: (agrees) => {
        asking?.(agrees)
        resolve(agrees)
      },
    })
  })
}
