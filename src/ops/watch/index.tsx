import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { serverNow } from '../../kit/clock'
import { holds, useMe } from '../../kit/me'
import { usePages } from '../../kit/pages'
import { confirm, say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { whenWords } from '../../ui/Countdown'
import { Notice } from '../../ui/Notice'
import { Card, Section, Tag } from '../../ui/Section'
import { Listed } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { Audit } from './Audit'

type Refund = Output<'refund.review'>['refunds'][number]
type Payment = Output<'payment.quarantined'>['payments'][number]
type Job = Output<'ops.jobs'>['jobs'][number]

function RefundCard({ refund, again }: { readonly refund: Refund; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  const retry = () =>
    run(async () => {
      if (await attempt('refund.retry', { refundNo: refund.refundNo })) say(words.retried)
      await again()
    })
  return (
    <Card>
      <View className="line line-apart">
        <Text className="table-number">{yuan(refund.amountFen)}</Text>
        <Tag kind="warn">{words.refundStates[refund.state]}</Tag>
      </View>
      <Text className="soft small">{words.queued(whenWords(refund.queuedAt, serverNow()), refund.attempts)}</Text>
      <Text className="soft small">{words.why(words.whyOf(refund.why))}</Text>
      {refund.lastError !== null && <Text className="soft small">{words.lastError(refund.lastError)}</Text>}
      <Button busy={busy} onTap={retry}>
        {words.retry}
      </Button>
    </Card>
  )
}

function PaymentCard({ payment, again }: { readonly payment: Payment; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  const amount = yuan(payment.amountFen)
  const release = () =>
    run(async () => {
      if (!(await confirm(words.askRelease, words.askReleaseText(amount), words.yes, words.no))) return
      const back = await attempt('payment.release', { outTradeNo: payment.outTradeNo })
      if (back) say(words.releasedNow(yuan(back.backFen)))
      await again()
    })
  return (
    <Card>
      <View className="line line-apart">
        <Text className="table-number">{amount}</Text>
        <Tag kind={payment.released ? 'good' : 'warn'}>{payment.released ? words.released : words.whyOf(payment.why)}</Tag>
      </View>
      <Text className="soft small">{whenWords(payment.at, serverNow())}</Text>
      <Text className="soft small">{words.tradeNo(payment.outTradeNo)}</Text>
      {!payment.released && (
        <Button busy={busy} onTap={release}>
          {words.release}
        </Button>
      )}
    </Card>
  )
}

function JobCard({ job, again }: { readonly job: Job; readonly again: () => Promise<void> }) {
  const { busy, run } = useBusy()
  const retry = () =>
    run(async () => {
      if (await attempt('ops.retry', { jobId: job.jobId })) say(words.retriedJob)
      await again()
    })
  return (
    <Card>
      <Text className="choice-title">{words.job(job.kind)}</Text>
      <Text className="soft small">{words.subject(job.subject)}</Text>
      <Text className="soft small">{words.stopped(whenWords(job.runAt, serverNow()), job.attempts)}</Text>
      {job.lastError !== null && <Text className="raw">{job.lastError}</Text>}
      <Button busy={busy} onTap={retry}>
        {words.retryJob}
      </Button>
    </Card>
  )
}

export default function Watch() {
  const refunds = usePages('refund.review', {})
  const payments = usePages('payment.quarantined', {})
  const jobs = usePages('ops.jobs', { state: 'dead' })
  const { me } = useMe()
  return (
    <WorkShell place="watch" wide>
      <Section title={words.refunds}>
        <Listed of={refunds} rowsOf={(page) => page.refunds} empty={<Notice kind="good">{words.noRefunds}</Notice>} cards>
          {(refund) => <RefundCard key={refund.refundNo} refund={refund} again={refunds.again} />}
        </Listed>
      </Section>
      <Section title={words.quarantined}>
        <Text className="soft small">{words.quarantinedTells}</Text>
        <Listed of={payments} rowsOf={(page) => page.payments} empty={<Notice kind="good">{words.noQuarantined}</Notice>} cards>
          {(payment) => <PaymentCard key={payment.outTradeNo} payment={payment} again={payments.again} />}
        </Listed>
      </Section>
      <Section title={words.dead}>
        <Text className="soft small">{words.deadTells}</Text>
        <Listed of={jobs} rowsOf={(page) => page.jobs} empty={<Notice kind="good">{words.noDead}</Notice>} cards>
          {(job) => <JobCard key={job.jobId} job={job} again={jobs.again} />}
        </Listed>
      </Section>
      {holds(me, 'admin') && <Audit />}
    </WorkShell>
  )
}
