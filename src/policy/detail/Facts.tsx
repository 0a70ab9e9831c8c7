import type { PolicyView } from '@domain/policy/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { fenOf, typedYuan } from '../../kit/amount'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { confirm, say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Card, Row, Tag } from '../../ui/Section'
import { Editing } from '../../ui/work/Editing'
import { lacksItems, peopleInBudget } from '../policy'
import { words } from '../words'

export interface PartProps {
  readonly policy: PolicyView
  readonly communityId: string
  readonly again: () => Promise<void>
}

function Switch({ policy, communityId, again }: PartProps) {
  const { policyId, on, budgetFen } = policy
  const { busy, run } = useBusy()
  const name = words.name(policyId)
  const flip = () =>
    run(async () => {
      const sure = on ? await confirm(words.askOff(name), words.askOffText, words.yes, words.no) : await confirm(words.askOn(name), words.askOnText(words.trigger(policy.trigger), yuan(budgetFen)), words.yes, words.no)
      if (!sure) return
      if (await attempt('policy.set', { policyId, communityId, on: !on })) say(on ? words.turnedOff : words.turnedOn)
      await again()
    })
  if (!on && lacksItems(policy)) return <Notice kind="warn">{words.chooseFirst(policy.itemsNeeded)}</Notice>
  return (
    <Button kind={on ? 'plain' : 'primary'} busy={busy} onTap={flip}>
      {on ? words.turnOff : words.turnOn}
    </Button>
  )
}

/** What a month may cost in all. */
function Budget({ policy: { policyId, budgetFen }, communityId, again, onClose }: PartProps & { readonly onClose: () => void }) {
  const [typed, setTyped] = useState(typedYuan(budgetFen))
  const wanted = fenOf(typed)
  const save = async (fen: number): Promise<boolean> => {
    const saved = (await attempt('policy.set', { policyId, communityId, budgetFen: fen })) !== null
    if (saved) say(words.saved)
    return saved
  }
  return (
    <Editing title={words.changeBudget} save={words.save} onSave={wanted === null ? null : () => save(wanted)} onDone={again} onClose={onClose}>
      <Field label={words.budgetField} type="digit" value={typed} most={8} wrong={wanted === null ? words.wrongBudget : null} onInput={setTyped} />
      <Text className="soft small">{words.budgetTells}</Text>
    </Editing>
  )
}

/** What sets it off, whom it is about, how often, what it may cost, and whether it is on. */
export function Facts(props: PartProps) {
  const { policy } = props
  const { policyId, trigger, window, holdOutPercent, budgetFen, on } = policy
  const [budget, setBudget] = useState(false)
  const people = peopleInBudget(policy)
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title">{words.name(policyId)}</Text>
        <Tag kind={on ? 'good' : 'plain'}>{on ? words.on : words.off}</Tag>
      </View>
      <Row name={words.facts.trigger}>{words.trigger(trigger)}</Row>
      <Row name={words.facts.who}>{words.who(policyId)}</Row>
      <Row name={words.facts.often}>{words.window(window)}</Row>
      <Row name={words.facts.holdOut}>{words.holdOut(holdOutPercent)}</Row>
      <Row name={words.facts.budget}>{yuan(budgetFen)}</Row>
      {people !== null && <Row name={words.facts.enough}>{words.enough(people)}</Row>}
      <View className="work-buttons">
        <Switch {...props} />
        <Button onTap={() => setBudget(true)}>{words.changeBudget}</Button>
      </View>
      {budget && <Budget {...props} onClose={() => setBudget(false)} />}
    </Card>
  )
}
