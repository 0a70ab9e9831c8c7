import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { CouponCard } from '../../ui/coupon/CouponCard'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { Card, Section, Tag } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { claim, type Batch, type Coupon } from './coupon-store'
import { words } from './words'

type Again = () => Promise<unknown>

function Claim({ batch, again }: { readonly batch: Batch; readonly again: Again }) {
  const { busy, run } = useBusy()
  const enough = batch.mine >= batch.perPerson
  return (
    <CouponCard terms={batch.terms} things={batch.things} over={!enough && !batch.left}>
      <View className="line line-apart">
        {batch.newOnly ? <Tag>{words.newOnly}</Tag> : <Text />}
        {enough ? (
          <Tag kind="good">{words.claimed}</Tag>
        ) : (
          <Button small kind={batch.left ? 'primary' : 'plain'} disabled={!batch.left} busy={busy} label={`${words.claim} ${batch.terms.name}`} onTap={() => run(() => claim({ batchId: batch.batchId }).then(again))}>
            {batch.left ? words.claim : words.gone}
          </Button>
        )}
      </View>
    </CouponCard>
  )
}

function Code({ again }: { readonly again: Again }) {
  const [code, setCode] = useState('')
  const { busy, run } = useBusy()
  const typed = code.trim()
  const exchange = () =>
    run(async () => {
      if (!(await claim({ code: typed }))) return
      setCode('')
      await again()
    })
  return (
    <Card>
      <Field label={words.code} name={words.codeLabel} value={code} placeholder={words.codeHint} most={64} onInput={setCode} onDone={exchange} />
      <Button busy={busy} disabled={typed.length < 8} onTap={exchange}>
        {words.exchange}
      </Button>
    </Card>
  )
}

function Standing({ coupon: { state, orderId } }: { readonly coupon: Coupon }) {
  if (state === 'issued') return null
  if (state === 'expired' || state === 'taken_back') return <Tag>{words.states[state]}</Tag>
  return (
    <View className="line line-apart">
      <Text className="small">{state === 'locked' ? words.held : words.used}</Text>
      {orderId !== null && (
        <Button small onTap={() => void go(to.order(orderId))}>
          {words.order}
        </Button>
      )}
    </View>
  )
}

/** What one has, and what one has had. */
function Mine({ show, onShow, pages }: { readonly show: 'usable' | 'over'; readonly onShow: (show: 'usable' | 'over') => void; readonly pages: ReturnType<typeof usePages<'coupon.mine'>> }) {
  const { answer, value, more, busy, again } = pages
  const coupons = pages.pages.flatMap((page) => page.coupons)
  const options = (['usable', 'over'] as const).map((each) => ({ value: each, title: words.show[each] }))
  return (
    <Section title={words.mine}>
      <Chips options={options} value={show} onChange={(next) => onShow(next === 'over' ? 'over' : 'usable')} />
      {answer === null && <Skeleton rows={3} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value && coupons.length === 0 && (
        <EmptyState drawing="coupons" text={show === 'usable' ? words.none : words.noneOver} action={<Button onTap={() => void go(to.today())}>{words.today}</Button>} />
      )}
      {coupons.map((coupon) => (
        <CouponCard
          key={coupon.couponId}
          terms={coupon.terms}
          things={coupon.things}
          validFrom={coupon.validFrom}
          validUntil={coupon.validUntil}
          why={coupon.why}
          note={coupon.note}
          pass={coupon.pass}
          over={show === 'over'}
        >
          <Standing coupon={coupon} />
        </CouponCard>
      ))}
      {more && (
        <Button kind="quiet" busy={busy} onTap={more}>
          {words.more}
        </Button>
      )}
    </Section>
  )
}

export default function Coupons() {
  const { session } = useSession()
  const [show, setShow] = useState<'usable' | 'over'>('usable')
  const mine = usePages('coupon.mine', session ? { show } : null)
  const batches = useAsk('coupon.batches', session ? {} : null)
  const again = () => Promise.all([mine.again(), batches.again()])
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const takes = batches.value?.batches ?? []
  return (
    <AppShell>
      {takes.length > 0 && (
        <Section title={words.take}>
          {takes.map((batch) => (
            <Claim key={batch.batchId} batch={batch} again={again} />
          ))}
        </Section>
      )}
      <Mine show={show} onShow={setShow} pages={mine} />
      <Code again={again} />
    </AppShell>
  )
}
