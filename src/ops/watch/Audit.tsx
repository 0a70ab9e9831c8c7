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

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const counted = findings.filter(isCounted)
  const broken = counted.filter(({ count }) => count > 0)
  return (
    <>
      <Notice kind={broken.length > 0 ? 'warn' : 'good'}>{broken.length > 0 ? words.broken(broken.length) : words.allGood(counted.length)}</Notice>
      {broken.map(({ id, count, how, rows }) => (
        <Card key={id}>
          <Text className="choice-title">{words.rows(id, count)}</Text>
          <Text className="soft small">{how}</Text>
          <View className="raw">{rows.map((row) => JSON.stringify(row)).join('\n')}</View>
        </Card>
      ))}
      <Text className="soft small">{words.inTests(findings.length - counted.length)}</Text>
    </>
  )
}

/** The books looked through on request: it is work for the database, so it waits for a tap. */
export function Audit() {
  const [findings, setFindings] = useState<readonly Finding[] | null>(null)
  const { busy, run } = useBusy()
  const look = () =>
    run(async () => {
      const answer = await ask('ops.audit', {})
      if (answer.kind === 'done') setFindings(answer.value.invariants)
      else say(wordsFor(answer))
    })
  return (
    <Section title={words.audit}>
      <Text className="soft small">{words.auditTells}</Text>
      {findings && <Findings findings={findings} />}
      <Button busy={busy} onTap={look}>
        {words.runAudit}
      </Button>
    </Section>
  )
}
