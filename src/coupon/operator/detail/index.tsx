import type { Output } from '@domain/contract'
import type { BatchView } from '@domain/coupon/contract'
import { yuan } from '@domain/money'
import { shopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { Button } from '../../../ui/Button'
import { CouponCard } from '../../../ui/coupon/CouponCard'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { sayWhen } from '../../../ui/when'
import { Door } from '../../../ui/work/Door'
import { Figures } from '../../../ui/work/Figures'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { isMade, isShut, lastDay, STANDING_KINDS, standingOf, type Standing } from '../batch'
import '../operator.scss'
import { words } from '../words'
import { Assigning } from './Assigning'
import { Codes } from './Codes'
import { Holders } from './Holders'
import { Improving } from './Improving'
import { Stopping } from './Stopping'

type Made = Output<'coupon.batch'>['codes']
type Open = 'improve' | 'stop' | 'codes' | 'assign'

function validWords({ terms: { valid } }: BatchView): string {
  return valid.kind === 'days' ? words.validDays(valid.days, valid.start) : words.window(shopDay(valid.from), lastDay(valid.until))
}

function Standings({ batch, standing }: { readonly batch: BatchView; readonly standing: Standing }) {
  const { figures, claimFrom } = batch
  if (standing === 'stopped') return <Notice>{words.stoppedTells(sayWhen(figures?.stoppedAt ?? claimFrom))}</Notice>
  if (standing === 'over') return <Notice>{words.overTells}</Notice>
  if (standing === 'waiting') return <Notice>{words.waitingTells(sayWhen(claimFrom))}</Notice>
  return standing === 'gone' && isMade(batch) ? <Notice kind="warn">{words.goneTells}</Notice> : null
}

function Numbers({ figures }: { readonly figures: NonNullable<BatchView['figures']> }) {
  const { issued, locked, used, expired, takenBack, offFen, budgetFen } = figures
  return (
    <View className="stack batch-figures">
      <Figures
        figures={[
          { name: words.figures.issued, value: issued },
          { name: words.figures.used, value: used },
          { name: words.figures.locked, value: locked },
          { name: words.figures.left, value: issued - locked - used - expired - takenBack },
          { name: words.figures.expired, value: expired },
          { name: words.figures.takenBack, value: takenBack },
        ]}
      />
      <Row name={words.figures.cost}>{words.ofBudget(yuan(offFen), yuan(budgetFen))}</Row>
    </View>
  )
}

function Facts({ batch, codes, standing }: { readonly batch: BatchView; readonly codes: Made; readonly standing: Standing }) {
  const { terms, way, figures, perPerson, newOnly, claimFrom, claimUntil } = batch
  return (
    <Section title={words.terms} aside={<Tag kind={STANDING_KINDS[standing]}>{words.standings[standing]}</Tag>}>
      <Card>
        <Row name={words.facts.way}>{words.ways[way]}</Row>
        <Row name={words.facts.window}>{words.window(shopDay(claimFrom), lastDay(claimUntil))}</Row>
        <Row name={words.facts.valid}>{validWords(batch)}</Row>
        <Row name={words.facts.size}>{figures === null || figures.size === null ? words.unlimited : words.pieces(figures.size)}</Row>
        <Row name={words.facts.perPerson}>{words.perPersonOf(perPerson)}</Row>
        <Row name={words.facts.newOnly}>{newOnly ? words.newcomers : words.anybody}</Row>
        <Row name={words.facts.pools}>{words.poolsOf(terms.pools)}</Row>
        <Row name={words.facts.group}>{words.groupOf(terms.group)}</Row>
        <Row name={words.facts.paidBy}>{words.paidByOf(terms.paidBy)}</Row>
        {codes.once > 0 && <Text className="soft small">{words.codesSoFar(codes.once, codes.used)}</Text>}
        {codes.stores.map(({ name, offer }) => (
          <Text key={`${name} ${offer}`} className="soft small">
            {words.storeSoFar(name, offer)}
          </Text>
        ))}
      </Card>
    </Section>
  )
}

function Actions({ batch, standing, onOpen }: { readonly batch: BatchView; readonly standing: Standing; readonly onOpen: (what: Open) => void }) {
  const made = isMade(batch)
  const exchanged = batch.way === 'exchange'
  const shut = isShut(standing) || exchanged
  return (
    <>
      {!shut && batch.way === 'code' && (
        <Button kind="primary" icon="code" onTap={() => onOpen('codes')}>
          {words.codes}
        </Button>
      )}
      {!shut && batch.way === 'assign' && (
        <Button kind="primary" disabled={standing === 'waiting'} onTap={() => onOpen('assign')}>
          {words.assign}
        </Button>
      )}
      {!made && <Text className="soft small">{exchanged ? words.exchanged : words.ruled}</Text>}
      {exchanged && <Door title={words.toExchange} onTap={() => void go(to.exchangeItems())} />}
      {!shut && (
        <View className="work-buttons">
          {made && <Button onTap={() => onOpen('improve')}>{words.improve}</Button>}
          <Button kind="danger" onTap={() => onOpen('stop')}>
            {words.stop}
          </Button>
        </View>
      )}
      <Door title={words.trail} onTap={() => void go(to.trail(batch.batchId))} />
    </>
  )
}

function Batch({ batch, codes, again }: { readonly batch: BatchView; readonly codes: Made; readonly again: () => Promise<void> }) {
  const [open, setOpen] = useState<Open | null>(null)
  const [turn, setTurn] = useState(0)
  const standing = standingOf(batch, serverNow())
  const refresh = async () => {
    setTurn((before) => before + 1)
    await again()
  }
  const sheet = { batch, onDone: refresh, onClose: () => setOpen(null) }
  return (
    <View className="split batch-split">
      <View className="split-aside">
        <CouponCard terms={batch.terms} things={batch.things} over={isShut(standing)} />
        <Standings batch={batch} standing={standing} />
        {batch.figures && <Numbers figures={batch.figures} />}
        <Actions batch={batch} standing={standing} onOpen={setOpen} />
        <Facts batch={batch} codes={codes} standing={standing} />
      </View>
      <View className="split-main">
        <Holders batchId={batch.batchId} fixed={batch.way === 'exchange'} turn={turn} onChanged={again} />
      </View>
      {open === 'improve' && <Improving {...sheet} />}
      {open === 'stop' && <Stopping {...sheet} />}
      {open === 'codes' && <Codes {...sheet} />}
      {open === 'assign' && <Assigning {...sheet} />}
    </View>
  )
}

/** One batch: what it promises, what became of it, and whatever can still be done with it. */
export default function CouponBatch() {
  const { batch: batchId } = useRouter().params
  const batch = useAsk('coupon.batch', batchId ? { batchId } : null)
  useShownAgain(() => void batch.again())
  return (
    <WorkShell place="coupons" wide>
      <Shown of={batch} rows={4}>
        {({ batch: seen, codes }) => <Batch batch={seen} codes={codes} again={batch.again} />}
      </Shown>
    </WorkShell>
  )
}
