import type { CouponState, GivenView } from '@domain/coupon/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { go, to } from '../../../kit/nav'
import { usePages } from '../../../kit/pages'
import { useSettled } from '../../../kit/settled'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { EmptyState } from '../../../ui/EmptyState'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Section, Tag } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { sayWhen } from '../../../ui/when'
import { Tabled } from '../../../ui/work/Shown'
import type { Column } from '../../../ui/work/Table'
import { takeBack } from '../verbs'
import { words } from '../words'

const ALL = 'all'
const STATES = Object.keys(words.states) as CouponState[]
const FILTERS = [{ value: ALL, title: words.all }, ...STATES.map((value) => ({ value, title: words.states[value] }))]
const KINDS: Partial<Record<CouponState, 'good' | 'warn'>> = { issued: 'good', locked: 'warn' }
const REASON_MOST = 100

const nameOf = ({ nickname }: GivenView): string => nickname ?? words.unnamed

function TakingBack({ coupon, onDone, onClose }: { readonly coupon: GivenView; readonly onDone: () => Promise<unknown>; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const { busy, run } = useBusy()
  const take = () =>
    run(async () => {
      const taken = await takeBack(coupon.couponId, reason.trim())
      if (taken) onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.takeBackTitle}
      onClose={onClose}
      action={
        <Button kind="danger" busy={busy} disabled={reason.trim() === ''} onTap={take}>
          {words.takeBackNow}
        </Button>
      }
    >
      <View className="stack">
        <Text>{words.takeBackTells}</Text>
        {coupon.state === 'locked' && <Notice kind="warn">{words.takeBackLocked}</Notice>}
        <Field label={words.reasonForOwner} value={reason} most={REASON_MOST} placeholder={words.reasonForOwnerSuch} onInput={setReason} />
      </View>
    </Sheet>
  )
}

type TakeBack = ((coupon: GivenView) => void) | null

function Acts({ coupon, onTakeBack }: { readonly coupon: GivenView; readonly onTakeBack: TakeBack }) {
  const { orderId, state, leaving } = coupon
  return (
    <View className="work-buttons">
      {orderId !== null && (
        <Button small kind="quiet" label={words.orderOf(nameOf(coupon))} onTap={() => void go(to.orderTrace(orderId))}>
          {words.order}
        </Button>
      )}
      {onTakeBack && (state === 'issued' || (state === 'locked' && !leaving)) && (
        <Button small label={words.takeBackOf(nameOf(coupon))} onTap={() => onTakeBack(coupon)}>
          {words.takeBack}
        </Button>
      )}
    </View>
  )
}

const columnsFor = (onTakeBack: TakeBack): readonly Column<GivenView>[] => [
  {
    name: words.holderColumns.who,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: (coupon) => (
      <>
        <View className={coupon.nickname === null ? 'soft' : 'item-name'}>{nameOf(coupon)}</View>
        <View className="soft desk-mono">{coupon.personId}</View>
        {coupon.note !== null && <View className="soft small">{coupon.note}</View>}
      </>
    ),
  },
  {
    name: words.holderColumns.state,
    track: '88px',
    cell: ({ state, leaving }) => (
      <View className="desk-tags">
        <Tag kind={KINDS[state] ?? 'plain'}>{words.states[state]}</Tag>
        {leaving && <Tag kind="warn">{words.leaving}</Tag>}
      </View>
    ),
  },
  { name: words.holderColumns.got, track: '104px', cell: ({ issuedAt }) => <Text className="small">{sayWhen(issuedAt)}</Text> },
  { name: words.holderColumns.until, track: '104px', cell: ({ validUntil }) => <Text className="small">{sayWhen(validUntil)}</Text> },
  { name: words.holderColumns.act, track: '96px', bare: true, cell: (coupon) => <Acts coupon={coupon} onTakeBack={onTakeBack} /> },
]

export interface HoldersProps {
  readonly batchId: string
  /** What people have of it can't be taken back. */
  readonly fixed: boolean
  /** Counts what was done to the batch elsewhere on the page: then the list asks again. */
  readonly turn: number
  readonly onChanged: () => Promise<void>
}

export function Holders({ batchId, fixed, turn, onChanged }: HoldersProps) {
  const [state, setState] = useState<CouponState | null>(null)
  const [typed, setTyped] = useState('')
  const [taking, setTaking] = useState<GivenView | null>(null)
  const who = useSettled(typed).trim()
  const coupons = usePages('coupon.batch', { batchId, ...(state === null ? {} : { state }), ...(who === '' ? {} : { who }) })
  const seen = useRef(turn)
  useEffect(() => {
    if (seen.current === turn) return
    seen.current = turn
    void coupons.again()
  })
  const narrowed = state !== null || who !== ''
  return (
    <Section title={words.holders}>
      <Field label={words.who} value={typed} most={40} onInput={setTyped} />
      <Chips options={FILTERS} value={state ?? ALL} onChange={(value) => setState(STATES.find((one) => one === value) ?? null)} />
      <Tabled
        of={coupons}
        rowsOf={(page) => page.coupons}
        empty={<EmptyState drawing={narrowed ? 'search' : 'people'} text={narrowed ? words.nobodySuch : words.nobody} />}
        columns={columnsFor(fixed ? null : setTaking)}
        keyOf={({ couponId }) => couponId}
        more={words.moreHolders}
        part
      />
      {taking && <TakingBack coupon={taking} onDone={() => Promise.all([coupons.again(), onChanged()])} onClose={() => setTaking(null)} />}
    </Section>
  )
}
