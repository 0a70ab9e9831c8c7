import { later, seconds } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { emptyBasket, useBasket } from '../../kit/basket'
import { serverNow } from '../../kit/clock'
import { Button } from '../Button'
import { Chips } from '../Chips'
import { Choice } from '../Choice'
import { Code } from '../Code'
import { Countdown } from '../Countdown'
import { EmptyState } from '../EmptyState'
import { Field } from '../Field'
import { ItemCard } from '../ItemCard'
import { Notice } from '../Notice'
import { PoolCard } from '../PoolCard'
import { Price } from '../Price'
import { Card, Row, Tag } from '../Section'
import { Sheet } from '../Sheet'
import { Skeleton } from '../Skeleton'
import { Stepper } from '../Stepper'
import { Tick } from '../Tick'
import { Timeline } from '../Timeline'
import { Door } from '../work/Door'
import { Figures } from '../work/Figures'
import { items, pools } from './samples'
import { words } from './words'

const SAMPLE = 'gallery'
const nothing = () => undefined
const ago = (hours: number) => later(serverNow(), -seconds(hours * 3_600))

export function Goods() {
  const basket = useBasket(SAMPLE)
  useEffect(() => () => emptyBasket(SAMPLE), [])
  return (
    <View className="work-cards">
      {items.map((item) => (
        <ItemCard key={item.itemId} campaignId={SAMPLE} stationId={SAMPLE} item={item} quantity={basket[item.itemId] ?? 0} people={3} open />
      ))}
      <Card>
        <Price fen={590} />
        <Price fen={590} before={words.names[0] ?? ''} size="text" />
        <Countdown at={later(serverNow(), seconds(5 * 3_600))} says={words.closes} over={words.closed} />
        <Countdown at={later(serverNow(), seconds(1_500))} says={words.ends} over={words.closed} />
        <Countdown at={ago(1)} says={words.ends} over={words.closed} />
      </Card>
    </View>
  )
}

export const Pools = () => (
  <View className="work-cards">
    {pools.map((pool) => (
      <PoolCard key={pool.poolId} pool={pool} />
    ))}
  </View>
)

export function Lists() {
  const { buttons, steps } = words
  const [open, setOpen] = useState(false)
  return (
    <View className="work-cards">
      <Card>
        <Button kind="primary">{buttons.primary}</Button>
        <Button icon="share">{buttons.share}</Button>
        <Button>{buttons.plain}</Button>
        <Button kind="quiet">{buttons.quiet}</Button>
        <Button kind="danger">{buttons.danger}</Button>
        <Button kind="primary" busy>
          {buttons.busy}
        </Button>
        <Button kind="primary" disabled>
          {buttons.off}
        </Button>
        <View className="line line-apart">
          <Button small>{buttons.small}</Button>
          <Button small kind="quiet">
            {buttons.quiet}
          </Button>
        </View>
        <Button onTap={() => setOpen(true)}>{words.open}</Button>
        <Sheet
          open={open}
          title={words.sheet}
          onClose={() => setOpen(false)}
          action={
            <Button kind="primary" onTap={() => setOpen(false)}>
              {words.done}
            </Button>
          }
        >
          <Text>{words.sheetSays}</Text>
        </Sheet>
      </Card>
      <Card>
        <Timeline
          steps={[
            { title: steps.placed, at: ago(26), state: 'done' },
            { title: steps.paid, at: ago(25), state: 'done' },
            { title: steps.closed, at: ago(12), note: steps.closedNote, state: 'done' },
            { title: steps.arrived, at: ago(1), state: 'now' },
            { title: steps.fetched, state: 'next' },
          ]}
        />
      </Card>
      <Card>
        <Timeline
          steps={[
            { title: steps.paid, at: ago(25), state: 'done' },
            { title: steps.refund, at: ago(1), note: steps.refundNote, state: 'failed' },
          ]}
        />
        <Row name={words.row.station}>{words.station}</Row>
        <Row name={words.row.pay}>
          <Price fen={9_999_999} size="text" />
        </Row>
        <View className="line">
          <Tag>{words.tags.plain}</Tag>
          <Tag kind="good">{words.tags.good}</Tag>
          <Tag kind="warn">{words.tags.warn}</Tag>
        </View>
      </Card>
      <Door title={words.station} text={words.community} waiting={3} onTap={nothing} />
      <Figures
        figures={[
          { name: words.figures.people, value: 40 },
          { name: words.figures.boxes, value: 38 },
          { name: words.figures.unpaid, value: 2, warn: true },
          { name: words.figures.short, value: 1, warn: true },
        ]}
      />
    </View>
  )
}

export const States = () => (
  <View className="work-cards">
    <Notice>{words.notices.plain}</Notice>
    <Notice kind="good">{words.notices.good}</Notice>
    <Notice kind="warn">{words.notices.warn}</Notice>
    <Card>
      <EmptyState text={words.empty} action={<Button kind="primary">{words.emptyAction}</Button>} />
    </Card>
    <Skeleton rows={2} picture />
    <Skeleton rows={2} />
    <Card>
      <Code text={words.number} label={words.code} />
      <Text className="bag-number">{words.number}</Text>
    </Card>
  </View>
)

export function Forms() {
  const [text, setText] = useState('')
  const [choice, setChoice] = useState<'refund' | 'keep' | 'off' | null>(null)
  const [tick, setTick] = useState(false)
  const [chip, setChip] = useState(words.chips[0] ?? '')
  const [count, setCount] = useState(2)
  return (
    <View className="work-cards">
      <Card>
        <Field label={words.field} value={text} placeholder={words.hint} onInput={setText} wrong={words.wrong} />
        <View className="line line-apart">
          <Text>{words.item.name}</Text>
          <Stepper value={count} max={9_999} label={words.item.name} onChange={setCount} />
        </View>
      </Card>
      <Card>
        <Choice
          label={words.choice}
          value={choice}
          onChange={setChoice}
          options={(['refund', 'keep', 'off'] as const).map((value) => ({ value, title: words.choices[value], text: words.choiceTexts[value], disabled: value === 'off' }))}
        />
      </Card>
      <Card>
        <Tick on={tick} onChange={setTick} label={words.tick}>
          {words.tickSays}
        </Tick>
        <Chips options={words.chips.map((value) => ({ value, title: value }))} value={chip} onChange={setChip} />
      </Card>
    </View>
  )
}
