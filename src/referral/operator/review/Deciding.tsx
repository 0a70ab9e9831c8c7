import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { say } from '../../../kit/say'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Editing } from '../../../ui/work/Editing'
import { words } from '../words'

export type Review = Output<'referral.review'>
export type Reward = Review['rewards'][number]

export interface DecidingProps {
  readonly reward: Reward
  readonly allow: boolean
  readonly budget: Review['budget']
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** An operator's word about a reward, with her reason. */
export function Deciding({ reward: { rewardId, inviterName, faceFen }, allow, budget, onDone, onClose }: DecidingProps) {
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  const amount = yuan(faceFen)
  const name = inviterName ?? words.nobody
  const after = budget.usedFen + faceFen
  const decide = async (): Promise<boolean> => {
    const decided = (await attempt('referral.decide', { rewardId, allow, reason })) !== null
    if (decided) say(allow ? words.allowed(amount) : words.refused)
    return decided
  }
  return (
    <Editing title={allow ? words.allowTitle(name, amount) : words.refuseTitle(name, amount)} save={allow ? words.allow : words.refuse} onSave={reason === '' ? null : decide} onDone={onDone} onClose={onClose}>
      <Text>{allow ? words.allowTells : words.refuseTells}</Text>
      {allow && after > budget.monthFen && <Notice kind="warn">{words.overBudget(yuan(after))}</Notice>}
      <Field label={words.why} value={typed} placeholder={words.whySuch} most={100} onInput={setTyped} />
    </Editing>
  )
}
