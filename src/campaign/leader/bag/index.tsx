import type { SheetView } from '@domain/campaign/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useAsk } from '../../../kit/load'
import { go, swap, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Tag } from '../../../ui/Section'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { words } from './words'

type Bag = SheetView['bags'][number]

const placeOf = ({ handover, building, door }: Bag): string => (handover === 'door' ? words.toDoor([building, door].filter(Boolean).join(' ')) : words.toStation)

function Inside({ bag }: { readonly bag: Bag }) {
  return (
    <Card>
      <Text className="bag-number">{words.bag(bag.number)}</Text>
      <View className="middle soft">{words.about(bag.name, placeOf(bag))}</View>
      <Text className="soft small">{words.inside}</Text>
      <View className="table">
        {bag.lines.map(({ itemId, name, unit, quantity, handed }) => (
          <View key={`${itemId} ${handed}`} className="table-row">
            <View className="grow">
              <Text>{name}</Text>
              <View className="soft small">{words.units(unit, quantity)}</View>
            </View>
            <Tag kind={handed ? 'good' : 'plain'}>{handed ? words.handed : words.waits}</Tag>
          </View>
        ))}
      </View>
    </Card>
  )
}

/** One of the bag's orders: what was paid and what went back. */
function Order({ orderId, title }: { readonly orderId: string; readonly title: string }) {
  const order = useAsk('order.get', { orderId })
  useShownAgain(() => void order.again())
  return (
    <Shown of={order} rows={1}>
      {({ state, paidFen, refundedFen }) => (
        <Card>
          <View className="line line-apart">
            <Text className="choice-title">{title}</Text>
            <Tag>{words.states[state]}</Tag>
          </View>
          <Row name={words.paid}>{yuan(paidFen)}</Row>
          {refundedFen > 0 && <Row name={words.back}>{yuan(refundedFen)}</Row>}
          <Button kind="quiet" onTap={() => void go(to.orderTrace(orderId))}>
            {words.trace}
          </Button>
        </Card>
      )}
    </Shown>
  )
}

function Opened({ bag, campaign }: { readonly bag: Bag; readonly campaign: SheetView['campaign'] }) {
  return (
    <>
      <Inside bag={bag} />
      {bag.done ? (
        <Notice kind="good">{words.allDone}</Notice>
      ) : (
        <Notice>
          <View>{words.deskTells}</View>
          <View>{words.rules[campaign.unfetched](words.ruleWhen(campaign.pickupUntil))}</View>
        </Notice>
      )}
      {bag.orderIds.map((orderId, index) => (
        <Order key={orderId} orderId={orderId} title={words.order(index + 1, bag.orderIds.length)} />
      ))}
    </>
  )
}

/** A bag as its leader needs to know it: what is inside, what went, what was paid. */
export default function BagPage() {
  const { campaign: campaignId, bag: bagId } = useRouter().params
  const sheet = useAsk('campaign.sheet', campaignId ? { campaignId } : null)
  useShownAgain(() => void sheet.again())
  const bag = sheet.value?.bags.find((one) => one.bagId === bagId)
  const bar = bag && !bag.done && (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.desk())}>
        {words.desk}
      </Button>
    </ActionBar>
  )
  const gone = (id: string) => (
    <EmptyState
      drawing="gone"
      text={words.gone}
      action={
        <Button kind="primary" onTap={() => void swap(to.stationOrders(id))}>
          {words.toOrders}
        </Button>
      }
    />
  )
  return (
    <WorkShell bar={bar || undefined}>
      <Shown of={sheet} rows={4}>
        {({ campaign }) => (bag ? <Opened bag={bag} campaign={campaign} /> : gone(campaign.campaignId))}
      </Shown>
    </WorkShell>
  )
}
