import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { ask } from '../../kit/call'
import { say, wordsFor } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Card, Section } from '../../ui/Section'
import { words } from '../words'

type Finding = Output<'ops.audit'>['invariants'][number]
type Counted = Extract<Finding, { count: number }>

const isCounted = (finding: Finding): finding is Counted => 'count' in finding

/** In a large shop one promise alone is looked at for longer than a phone waits otherwise; so long may a mini-program wait at all. */
const TIMEOUT_MS = 60_000

interface Look {
  readonly findings: readonly Finding[]
  /** How many there are to look at. */
  readonly of: number
}

function Findings({ findings, of }: Look) {
  const counted = findings.filter(isCounted)
  const broken = counted.filter(({ count }) => count > 0)
  const whole = findings.length === of
  return (
    <>
      {broken.length > 0 && <Notice kind="warn">{words.broken(broken.length)}</Notice>}
      {broken.length === 0 && whole && <Notice kind="good">{words.allGood(counted.length)}</Notice>}
      {broken.map(({ id, count, how, rows }) => (
        <Card key={id}>
          <Text className="choice-title">{words.rows(id, count)}</Text>
          <Text className="soft small">{how}</Text>
          <View className="raw">{rows.map((row) => JSON.stringify(row)).join('\n')}</View>
        </Card>
      ))}
      <Text className="soft small">{whole ? words.inTests(of - counted.length) : words.lookedAt(findings.length, of)}</Text>
    </>
  )
}

/** The books looked through on request, one promise after the other: it is work for the database, so it waits for a tap. */
export function Audit() {
  const [seen, setSeen] = useState<Look | null>(null)
  const { busy, run } = useBusy()
  const look = () =>
    run(async () => {
      const list = await ask('ops.audit', { ids: [] })
      if (list.kind !== 'done') return say(wordsFor(list))
      const { known } = list.value
      const findings: Finding[] = []
      for (const id of known) {
        setSeen({ findings: [...findings], of: known.length })
        const answer = await ask('ops.audit', { ids: [id] }, { timeoutMs: TIMEOUT_MS })
        if (answer.kind !== 'done') return say(answer.kind === 'failed' && answer.error === 'busy' ? words.beingLooked : wordsFor(answer))
        findings.push(...answer.value.invariants)
      }
      setSeen({ findings, of: known.length })
    })
  return (
    <Section title={words.audit}>
      <Text className="soft small">{words.auditTells}</Text>
      {seen && <Findings {...seen} />}
      <Button busy={busy} onTap={look}>
        {words.runAudit}
      </Button>
    </Section>
  )
}
