import type { PolicyReport, PolicyView } from '@domain/policy/contract'
import { yuan } from '@domain/money'
import type { ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { Notice } from '../../ui/Notice'
import { Card, Section } from '../../ui/Section'
import { Bars } from '../../ui/work/Bars'
import { DayField } from '../../ui/work/DayField'
import { Shown } from '../../ui/work/Shown'
import { words } from '../words'
import { Interval } from './Interval'
import './report.scss'

type Group = PolicyReport['given']
type Incremental = NonNullable<PolicyReport['incremental']>

/** Weekly gifts are looked at for a week, others for four. */
const DAYS = { week: 7, month: 28, ever: 28 } as const satisfies Record<PolicyView['window'], number>

const average = ({ people, gmvFen }: Group): number => (people === 0 ? 0 : Math.round(gmvFen / people))

function sentence({ perYuan, low, high }: Incremental): string {
  if (low > 0) return words.brings(perYuan, low, high)
  return high < 0 ? words.costsMore(perYuan, low, high) : words.unclear(perYuan, low, high)
}

/** What can be said, before any figure. */
function Finding({ report: { incremental, needs }, policy: { holdOutPercent } }: { readonly report: PolicyReport; readonly policy: PolicyView }) {
  if (incremental !== null) {
    return (
      <>
        <Notice kind={incremental.low > 0 ? 'good' : 'plain'}>{sentence(incremental)}</Notice>
        <Interval {...incremental} />
      </>
    )
  }
  if (holdOutPercent === 0) return <Notice>{words.noHoldOut}</Notice>
  return <Notice>{needs > 0 ? words.notEnough(needs) : words.unused}</Notice>
}

const rowsOf = (given: Group, heldOut: Group): readonly (readonly [string, string, string])[] => [
  [words.figures.people, words.people(given.people), words.people(heldOut.people)],
  [words.figures.buyers, words.buyers(given.buyers, given.people), words.buyers(heldOut.buyers, heldOut.people)],
  [words.figures.orders, words.orders(given.orders), words.orders(heldOut.orders)],
  [words.figures.gmv, yuan(given.gmvFen), yuan(heldOut.gmvFen)],
  [words.figures.average, yuan(average(given)), yuan(average(heldOut))],
  [words.figures.cost, yuan(given.costFen), words.noFigure],
]

function Groups({ report: { given, heldOut } }: { readonly report: PolicyReport }) {
  const bars = [
    { name: words.groups.given, text: words.averageText(yuan(average(given))), parts: [{ value: average(given), look: 'full' as const }] },
    { name: words.groups.heldOut, text: words.averageText(yuan(average(heldOut))), parts: [{ value: average(heldOut), look: 'plain' as const }] },
  ]
  return (
    <>
      <Text className="choice-title">{words.average}</Text>
      <Bars label={words.average} rows={bars} />
      <View className="both">
        <View className="both-row both-head">
          <Text />
          <Text>{words.heads.given}</Text>
          <Text>{words.heads.heldOut}</Text>
        </View>
        {rowsOf(given, heldOut).map(([name, one, other]) => (
          <View key={name} className="both-row">
            <Text className="soft">{name}</Text>
            <View className="both-figure">
              <Text className="both-name">{words.heads.given}</Text>
              <Text>{one}</Text>
            </View>
            <View className="both-figure">
              <Text className="both-name">{words.heads.heldOut}</Text>
              <Text>{other}</Text>
            </View>
          </View>
        ))}
      </View>
    </>
  )
}

/** What came of it: both groups side by side, and what it brought that would not have come anyway. */
export function Report({ policy, communityId }: { readonly policy: PolicyView; readonly communityId: string }) {
  const [from, setFrom] = useState<ShopDay | null>(null)
  const [until, setUntil] = useState<ShopDay | null>(null)
  const wrong = from !== null && until !== null && until < from
  const report = useAsk('policy.report', wrong ? null : { policyId: policy.policyId, communityId, ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) })
  return (
    <Section title={words.report}>
      <View className="fields-pair">
        <DayField label={words.from} value={from} any={words.usual} onChange={setFrom} />
        <DayField label={words.until} value={until} any={words.today} onChange={setUntil} />
      </View>
      {wrong ? (
        <Notice kind="warn">{words.daysWrong}</Notice>
      ) : (
        <Shown of={report} rows={4}>
          {(value) => (
            <Card>
              <Text className="soft small">{words.reportOf(value.from, value.until)}</Text>
              {value.given.people + value.heldOut.people === 0 ? (
                <Notice>{words.noneGiven}</Notice>
              ) : (
                <>
                  <Finding report={value} policy={policy} />
                  <Groups report={value} />
                </>
              )}
              <Text className="soft small">{words.reportTells(DAYS[policy.window], policy.holdOutPercent > 0)}</Text>
            </Card>
          )}
        </Shown>
      )}
    </Section>
  )
}
