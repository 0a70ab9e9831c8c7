import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { linesOf, type Chosen } from '../../kit/basket'
import { useBusy } from '../../kit/busy'
import { useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { say, wordsFor } from '../../kit/say'
import { useSession } from '../../kit/session'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { Price } from '../../ui/Price'
import { Card, Section } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { TopUp } from '../../ui/TopUp'
import { Trouble } from '../../ui/Trouble'
import { order, payNow, settleIn, useCheckout, type Brought, type Checkout, type Quote, type Tonight, type Trouble as Answered, type Way } from './checkout-store'
import { Coupons } from './Coupons'
import { Green, Points } from './Points'
import { HandoverChoice, IfNotChoice, needsDoor, Terms, WayChoice } from './Choices'
import { Seated } from './Seated'
import { words } from './words'

function Goods({ chosen }: { readonly chosen: readonly Chosen[] }) {
  return (
    <Card>
      {chosen.map(({ item, quantity }) => (
        <View className="goods-line" key={item.itemId}>
          <Picture picture={item.picture} category={item.category} name={item.name} size="small" />
          <Text className="grow">{`${item.name} ${words.times(quantity)}`}</Text>
          <Text>{yuan(item.priceFen * quantity)}</Text>
        </View>
      ))}
    </Card>
  )
}

const look = <Button onTap={() => void go(to.today())}>{words.look}</Button>

/** Alone is the only way while the basket is too small for a pool, or somebody sits in one already. */
const wayOf = ({ way, seated }: Checkout, quote: Quote): Way | null => (seated || quote.poolMissingFen > 0 ? 'alone' : way)

interface PayProps {
  readonly page: Checkout
  readonly tonight: Tonight
  readonly quote: Quote
  readonly poolId: string | null
  readonly onTrouble: (answer: Answered | null) => void
}

function PayBar({ page, tonight, quote, poolId, onTrouble }: PayProps) {
  const { me } = useMe()
  const { busy, run } = useBusy()
  const way = wayOf(page, quote)
  const noDoor = needsDoor(page, me)
  const taken = quote.priced?.coupons.map(({ couponId }) => couponId) ?? []
  const usePoints = page.withPoints ? (quote.priced?.pointsFen ?? 0) : 0
  const pay = () =>
    run(async () => {
      if (way === null) return
      const { handover, ifNotFilled, green } = page
      const answer = await order({ campaignId: tonight.campaignId, lines: linesOf(page.chosen), handover, way, poolId, ifNotFilled, couponIds: taken, usePoints, green })
      onTrouble(answer)
      if (answer) say(wordsFor(answer))
      if (answer) await page.again()
    })
  const text = way === null ? words.chooseWay : noDoor ? words.chooseDoor : words.pay
  return (
    <ActionBar about={way === null ? undefined : <Price fen={payNow(quote, way, page.ifNotFilled, page.costs)} before={words.payNow} />}>
      <Button kind="primary" busy={busy || page.quote.answer === null} disabled={way === null || noDoor} onTap={pay}>
        {text}
      </Button>
    </ActionBar>
  )
}

/** A resident orders at her own station: who has none settles here, who has another is asked. */
function Settling({ tonight }: { readonly tonight: Tonight }) {
  const { me } = useMe()
  const { busy, run } = useBusy()
  const [trouble, setTrouble] = useState<Answered | null>(null)
  const { stationId, name } = tonight.station
  if (!me || me.station?.stationId === stationId) return null
  return (
    <View className="stack">
      <Notice kind="warn">{me.station ? words.otherStation(name, me.station.name) : words.setStation(name)}</Notice>
      {trouble && <Notice kind="warn">{wordsFor(trouble)}</Notice>}
      <Button kind="primary" busy={busy} onTap={() => run(async () => setTrouble(await settleIn(stationId)))}>
        {words.change(name)}
      </Button>
    </View>
  )
}

/** Nothing to pay for: because it is ordered already, or because nothing has been picked yet. */
function Nothing({ page, tonight }: { readonly page: Checkout; readonly tonight: Tonight }) {
  if (page.seated) return <Seated pool={page.seated} />
  if (!page.pool) return <EmptyState text={words.empty} action={look} />
  return (
    <Section title={words.pick(yuan(page.pool.leastFen))}>
      <TopUp campaignId={tonight.campaignId} items={tonight.items} missingFen={page.pool.leastFen} />
      {look}
    </Section>
  )
}

function Contents({ page, tonight }: { readonly page: Checkout; readonly tonight: Tonight }) {
  const { session } = useSession()
  const { me } = useMe()
  const { answer } = page.quote
  const quote = page.latest
  if (!takesOrders(tonight)) return <EmptyState drawing="evening" text={words.closed} action={look} />
  if (page.joined || page.chosen.length === 0) return <Nothing page={page} tonight={tonight} />
  return (
    <View className="stack">
      <Goods chosen={page.chosen} />
      {!session && <SignedOut text={words.signIn} />}
      {session && <Settling tonight={tonight} />}
      {session && answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void page.quote.again()} />}
      {session && !quote && answer === null && (!me || me.station?.stationId === tonight.station.stationId) && <Skeleton rows={2} />}
      {quote && (
        <>
          <WayChoice page={page} tonight={tonight} quote={quote} />
          {(wayOf(page, quote) === 'open' || wayOf(page, quote) === 'join') && <IfNotChoice page={page} tonight={tonight} quote={quote} />}
          <HandoverChoice page={page} tonight={tonight} />
          <Green page={page} />
          {quote.priced && wayOf(page, quote) !== null && <Points page={page} priced={quote.priced} />}
          {quote.priced && wayOf(page, quote) !== null && <Coupons page={page} priced={quote.priced} />}
        </>
      )}
      <Terms tonight={tonight} />
    </View>
  )
}

export default function CheckoutPage() {
  const { station = '', pool, open } = useRouter<{ station?: string; pool?: string; open?: string }>().params
  const brought: Brought = { station, pool, open }
  const page = useCheckout(brought)
  const [trouble, setTrouble] = useState<Answered | null>(null)
  const { answer, value: tonight, again } = page.tonight
  const quote = page.latest
  const bar = tonight && takesOrders(tonight) && quote && page.chosen.length > 0 && !page.joined
  return (
    <AppShell bar={bar ? <PayBar page={page} tonight={tonight} quote={quote} poolId={pool ?? null} onTrouble={setTrouble} /> : undefined}>
      {answer === null && <Skeleton rows={4} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {trouble && <Notice kind="warn">{wordsFor(trouble)}</Notice>}
      {tonight && <Contents page={page} tonight={tonight} />}
    </AppShell>
  )
}
