import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { usePages, type Pages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { a11y } from '../../ui/a11y'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Card, Row, Section, Tag } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { sayWhen, usableWords } from '../../ui/when'
import './exchange.scss'
import { exchange, type Item, type Items, type Voucher } from './exchange-store'
import { words } from './words'

type Again = () => Promise<unknown>

/** Why it can't be had now, or nothing. */
function hindered({ left, mine, perPerson, points, exclusive }: Item, { free, rights }: Items): string | null {
  if (left <= 0) return words.gone
  if (mine >= perPerson) return words.had
  if (exclusive && rights < 1) return words.unright
  return points > free ? words.short(points - Math.max(0, free)) : null
}

/** Where the goods are that a coupon is for: in the round that is open at one's station, or not now. */
function Tonight({ sale: { tonight } }: { readonly sale: NonNullable<Item['sale']> }) {
  return (
    <View className="line line-apart">
      <Text className="grow small">{tonight ? words.tonight(tonight.left) : words.notTonight}</Text>
      {tonight && (
        <Button kind="quiet" small onTap={() => void go(to.item(tonight.stationId, tonight.itemId))}>
          {words.toItem}
        </Button>
      )}
    </View>
  )
}

function Offer({ item, value, again }: { readonly item: Item; readonly value: Items; readonly again: Again }) {
  const { busy, run } = useBusy()
  const hindrance = hindered(item, value)
  return (
    <Card>
      <View className="line line-apart">
        <Text className="item-name grow">{item.name}</Text>
        {item.exclusive && <Tag kind="good">{words.exclusive}</Tag>}
        <Tag>{words.kinds[item.kind]}</Tag>
      </View>
      <Text>{item.about}</Text>
      {item.sale && <Text>{words.saleIs(item.sale)}</Text>}
      <Text className="soft small">{words.facts(item)}</Text>
      {item.sale && <Tonight sale={item.sale} />}
      <View className="line line-apart">
        <Text className="exchange-price">{words.price(item)}</Text>
        {hindrance === null ? (
          <Button small kind="primary" busy={busy} label={words.exchangeLabel(item.name)} onTap={() => run(() => exchange(item).then(again))}>
            {words.exchange}
          </Button>
        ) : (
          <Tag>{hindrance}</Tag>
        )}
      </View>
    </Card>
  )
}

function Offers({ value, again }: { readonly value: Items; readonly again: Again }) {
  const { items, free, rights } = value
  return (
    <>
      <Card>
        <Row name={words.free}>{free}</Row>
        {items.some(({ exclusive }) => exclusive) && (
          <View className="line line-apart">
            <Text className="grow">{words.rights(rights)}</Text>
            <Button kind="quiet" small onTap={() => void go(to.streak())}>
              {words.streak}
            </Button>
          </View>
        )}
        <Button kind="quiet" small onTap={() => void go(to.points())}>
          {words.list}
        </Button>
      </Card>
      <Section title={words.items}>
        {items.length === 0 && <EmptyState drawing="coupons" text={words.none} />}
        {items.map((item) => (
          <Offer key={item.itemId} item={item} value={value} again={again} />
        ))}
      </Section>
    </>
  )
}

/** What is a coupon is used in an order: she is led to the goods, or to the order that has it. */
function AsCoupon({ coupon: { communityId, goodsId, priceFen, orderId }, voucher: { state, validUntil }, items }: { readonly coupon: NonNullable<Voucher['coupon']>; readonly voucher: Voucher; readonly items: readonly Item[] }) {
  const tonight = items.find((item) => item.communityId === communityId && item.sale?.goodsId === goodsId && item.sale.priceFen === priceFen)?.sale?.tonight
  const open = state === 'open' && orderId === null
  return (
    <>
      {state === 'open' && <Text>{words.couponFor(priceFen)}</Text>}
      {state === 'open' && <Text className="soft small">{words.untilCoupon(usableWords(validUntil))}</Text>}
      {open && (
        <Button kind="primary" onTap={() => void go(tonight ? to.item(tonight.stationId, tonight.itemId) : to.today())}>
          {tonight ? words.toItem : words.toTonight}
        </Button>
      )}
      {orderId !== null && (
        <Button kind="quiet" small onTap={() => void go(to.order(orderId))}>
          {words.order}
        </Button>
      )}
    </>
  )
}

function VoucherCard({ voucher, items }: { readonly voucher: Voucher; readonly items: readonly Item[] }) {
  const { name, about, state, code, validUntil, usedAt, coupon } = voucher
  return (
    <Card>
      <View className="line line-apart">
        <Text className="item-name grow">{name}</Text>
        <Tag kind={state === 'open' ? 'good' : 'plain'}>{words.states[state]}</Tag>
      </View>
      {coupon && <AsCoupon coupon={coupon} voucher={voucher} items={items} />}
      {state === 'open' && !coupon && (
        <>
          <Text className="exchange-code" {...a11y({ role: 'img', label: words.codeLabel(code) })}>
            {words.code(code)}
          </Text>
          <Text>{about}</Text>
          <Text className="soft small">{words.until(usableWords(validUntil))}</Text>
        </>
      )}
      {usedAt !== null && <Text className="soft small">{words.usedAt(sayWhen(usedAt))}</Text>}
    </Card>
  )
}

function Vouchers({ of: { answer, value, pages, more, busy, again }, items }: { readonly of: Pages<'points.vouchers'>; readonly items: readonly Item[] }) {
  const vouchers = pages.flatMap((page) => page.vouchers)
  return (
    <Section title={words.vouchers}>
      {answer === null && <Skeleton rows={1} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && vouchers.length === 0 && <Text className="soft">{words.noVouchers}</Text>}
      {vouchers.map((voucher) => (
        <VoucherCard key={voucher.voucherId} voucher={voucher} items={items} />
      ))}
      {more && (
        <Button kind="quiet" busy={busy} onTap={more}>
          {words.more}
        </Button>
      )}
    </Section>
  )
}

export default function Exchange() {
  const { session } = useSession()
  const items = useAsk('points.items', session ? {} : null)
  const vouchers = usePages('points.vouchers', session ? {} : null)
  const again = () => Promise.all([items.again(), vouchers.again()])
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const { answer, value } = items
  const homeless = answer?.kind === 'refused' && answer.refusal === 'no_station'
  return (
    <AppShell>
      {answer === null && <Skeleton rows={3} />}
      {homeless && <EmptyState drawing="station" text={words.noStation} action={<Button onTap={() => void go(to.stations())}>{words.choose}</Button>} />}
      {answer && answer.kind !== 'done' && !homeless && <Trouble answer={answer} again={() => void items.again()} />}
      {value && <Offers value={value} again={again} />}
      {!homeless && <Vouchers of={vouchers} items={value?.items ?? []} />}
    </AppShell>
  )
}
