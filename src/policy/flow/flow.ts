import type { Output } from '@domain/contract'
import type { Lifecycle } from '@domain/policy/contract'

export type Week = Output<'policy.flow'>['weeks'][number]
export type Move = Week['flow'][number]

/** Who has bought at least once, in the order in which a bar shows them. */
export const BUYING = ['new_paying', 'active', 'silent'] as const satisfies readonly Lifecycle[]

export const peopleIn = ({ people }: Week, state: Lifecycle): number => people[state] ?? 0

const moved = ({ flow }: Week, fits: (move: Move) => boolean): number => flow.filter(fits).reduce((total, { people }) => total + people, 0)

/** Silent at the end of the week before, and bought in this one. */
export const cameBack = (week: Week): number => moved(week, ({ from, to }) => from === 'silent' && to !== 'silent')
/** Whose thirty days without buying ended in this week. */
export const wentSilent = (week: Week): number => moved(week, ({ from, to }) => from !== 'silent' && to === 'silent')

/** The largest first; those who never bought and still haven't are no move. */
export const movesOf = ({ flow }: Week): Move[] => flow.filter(({ from, to, people }) => people > 0 && !(from === 'none' && to === 'none')).sort((a, b) => b.people - a.people)
