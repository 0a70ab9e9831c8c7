import type { Output } from '@domain/contract'
import type { ShopDay } from '@domain/time'
import { attempt } from '../kit/attempt'
import { call } from '../kit/call'
import { confirm, say, wordsFor } from '../kit/say'
import { askToTell } from '../kit/subscribe'
import { words } from './words'

export type Month = Output<'streak.month'>
type Done = Output<'streak.sign'>

const told = ({ days, points, prizes, card }: Done): string => words.all([words.got(days, points), words.prizes(prizes), card ? words.card : ''])

export async function sign(): Promise<void> {
  const done = await attempt('streak.sign', {})
  if (done) say(told(done))
}

export async function makeUp(day: ShopDay): Promise<void> {
  if (!(await confirm(words.makeUp(day), words.makeUpAsk(day), words.yes, words.no))) return
  const done = await attempt('streak.makeUp', { day })
  if (done) say([words.madeUp(day, done.days), words.prizes(done.prizes)].filter(Boolean).join(''))
}

/** WeChat's question must be the first thing in the tap. */
export async function remind(templateId: string): Promise<void> {
  const agreed = await askToTell([templateId])
  if (agreed.length === 0) return say(words.unreminded)
  const answer = await call('message.accept', { accepted: ['sign_in'] })
  say(answer.kind === 'done' ? words.reminded : wordsFor(answer))
}
