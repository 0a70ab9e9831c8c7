import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { holds, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { usePages } from '../../kit/pages'
import { confirm, say } from '../../kit/say'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Section, Tag } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { sayWhen } from '../../ui/when'
import { Figures } from '../../ui/work/Figures'
import { Tabled } from '../../ui/work/Shown'
import type { Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { Audit } from './Audit'

type Refund = Output<'refund.review'>['refunds'][number]
type Payment = Output<'payment.quarantined'>['payments'][number]
type Job = Output<'ops.jobs'>['jobs'][number]
type Again = () => Promise<void>

/** One thing at a time, and the list anew after it. */
function Do({ text, label, work, again }: { readonly text: string; readonly label: string; readonly work: () => Promise<void>; readonly again: Again }) {
  const { busy, run } = useBusy()
  return (
    <Button small busy={busy} label={label} onTap={() => run(() => work().then(again))}>
      {text}
    </Button>
  )
}

function OrderLink({ orderId }: { readonly orderId: string | null }) {
  if (orderId === null) return <Text className="soft">{words.nothing}</Text>
  return (
    <Tap className="desk-link" label={words.orderOf(orderId)} onTap={() => void go(to.orderTrace(orderId))}>
      {words.order}
    </Tap>
  )
}

function When({ at, attempts }: { readonly at: Refund['queuedAt']; readonly attempts?: number }) {
  return (
    <>
      <View>{sayWhen(at)}</View>
      {attempts !== undefined && <View className="soft small">{words.tries(attempts)}</View>}
    </>
  )
}

async function sendAgain({ refundNo }: Refund): Promise<void> {
  if (await attempt('refund.retry', { refundNo })) say(words.retried)
}

const refundColumns = (again: Again): readonly Column<Refund>[] => [
  { name: words.columns.amount, track: '112px', figure: true, cell: ({ amountFen }) => yuan(amountFen) },
  { name: words.columns.state, track: '112px', cell: ({ state }) => <Tag kind="warn">{words.refundStates[state]}</Tag> },
  { name: words.columns.why, track: '128px', cell: ({ why }) => words.whyOf(why) },
  { name: words.columns.since, track: '136px', cell: ({ queuedAt, attempts }) => <When at={queuedAt} attempts={attempts} /> },
  { name: words.columns.last, cell: ({ lastError }) => <Text className="desk-mono">{lastError ?? words.noError}</Text> },
  { name: words.columns.subject, track: '88px', cell: ({ orderId }) => <OrderLink orderId={orderId} /> },
  { name: words.columns.act, track: '112px', bare: true, cell: (refund) => <Do text={words.retry} label={words.retryOf(refund.refundNo)} work={() => sendAgain(refund)} again={again} /> },
]

async function sendBack({ outTradeNo, amountFen }: Payment): Promise<void> {
  if (!(await confirm(words.askRelease, words.askReleaseText(yuan(amountFen)), words.yes, words.no))) return
  const back = await attempt('payment.release', { outTradeNo })
  if (back) say(words.releasedNow(yuan(back.backFen)))
}

const paymentColumns = (again: Again): readonly Column<Payment>[] => [
  { name: words.columns.amount, track: '112px', figure: true, cell: ({ amountFen }) => yuan(amountFen) },
  { name: words.columns.why, track: '144px', cell: ({ why, released }) => <Tag kind={released ? 'good' : 'warn'}>{released ? words.released : words.whyOf(why)}</Tag> },
  { name: words.columns.since, track: '136px', cell: ({ at }) => <When at={at} /> },
  { name: words.columns.number, cell: ({ outTradeNo }) => <Text className="desk-mono">{outTradeNo}</Text> },
  { name: words.columns.subject, track: '88px', cell: ({ orderId }) => <OrderLink orderId={orderId} /> },
  {
    name: words.columns.act,
    track: '112px',
    bare: true,
    cell: (payment) => (payment.released ? null : <Do text={words.release} label={words.releaseOf(payment.outTradeNo)} work={() => sendBack(payment)} again={again} />),
  },
]

async function tryAgain({ jobId }: Job): Promise<void> {
  if (await attempt('ops.retry', { jobId })) say(words.retriedJob)
}

const jobColumns = (again: Again): readonly Column<Job>[] => [
  { name: words.columns.what, track: '160px', cell: ({ kind }) => words.job(kind) },
  { name: words.columns.subject, track: 'minmax(0, 1fr)', cell: ({ subject }) => <Text className="desk-mono">{subject}</Text> },
  { name: words.columns.since, track: '136px', cell: ({ runAt, attempts }) => <When at={runAt} attempts={attempts} /> },
  { name: words.columns.last, track: 'minmax(0, 2fr)', cell: ({ lastError }) => <Text className="desk-mono">{lastError ?? words.noError}</Text> },
  { name: words.columns.act, track: '96px', bare: true, cell: (job) => <Do text={words.retryJob} label={words.retryOf(job.subject)} work={() => tryAgain(job)} again={again} /> },
]

/** What did not go by itself: money, and work that was given up. */
export default function Watch() {
  const refunds = usePages('refund.review', {})
  const payments = usePages('payment.quarantined', {})
  const jobs = usePages('ops.jobs', { state: 'dead' })
  const { me } = useMe()
  useShownAgain(() => void Promise.all([refunds.again(), payments.again(), jobs.again()]))
  const glance = [
    { name: words.glance.refunds, value: refunds.value?.refunds.length },
    { name: words.glance.money, value: payments.value?.payments.filter(({ released }) => !released).length },
    { name: words.glance.jobs, value: jobs.value?.jobs.length },
  ]
  const known = glance.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value, warn: value > 0 }]))
  return (
    <WorkShell place="watch" wide>
      {known.length === glance.length && <Figures figures={known} />}
      <Section title={words.refunds}>
        <Tabled of={refunds} rowsOf={(page) => page.refunds} empty={<Notice kind="good">{words.noRefunds}</Notice>} columns={refundColumns(refunds.again)} keyOf={({ refundNo }) => refundNo} />
      </Section>
      <Section title={words.quarantined}>
        <Text className="soft small">{words.quarantinedTells}</Text>
        <Tabled of={payments} rowsOf={(page) => page.payments} empty={<Notice kind="good">{words.noQuarantined}</Notice>} columns={paymentColumns(payments.again)} keyOf={({ outTradeNo, at }) => `${outTradeNo} ${at}`} />
      </Section>
      <Section title={words.dead}>
        <Text className="soft small">{words.deadTells}</Text>
        <Tabled of={jobs} rowsOf={(page) => page.jobs} empty={<Notice kind="good">{words.noDead}</Notice>} columns={jobColumns(jobs.again)} keyOf={({ jobId }) => jobId} />
      </Section>
      {holds(me, 'admin') && <Audit />}
    </WorkShell>
  )
}
