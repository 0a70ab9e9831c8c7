import type { PolicyView } from '@domain/policy/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useShownAgain } from '../../kit/shown'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Tag } from '../../ui/Section'
import { Tap } from '../../ui/Tap'
import { sayWhen } from '../../ui/when'
import { Door } from '../../ui/work/Door'
import { InCommunity } from '../../ui/work/InCommunity'
import { Shown } from '../../ui/work/Shown'
import { Table, type Column } from '../../ui/work/Table'
import { WorkShell } from '../../ui/work/WorkShell'
import { lacksItems } from '../policy'
import { words } from '../words'

function Last({ policy: { trigger, lastRun } }: { readonly policy: PolicyView }) {
  if (trigger.on === 'event') return <Text className="soft small">{words.byItself}</Text>
  if (lastRun === null) return <Text className="soft small">{words.never}</Text>
  if (lastRun.doneAt === null) return <Tag kind="warn">{words.underWay}</Tag>
  return <Text className="small">{words.lastDone(sayWhen(lastRun.startedAt), lastRun.given)}</Text>
}

const columnsFor = (communityId: string): readonly Column<PolicyView>[] => [
  {
    name: words.columns.policy,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ policyId }) => (
      <Tap className="desk-link" onTap={() => void go(to.policy(policyId, communityId))}>
        <View>
          <View>{words.name(policyId)}</View>
          <View className="soft small">{words.who(policyId)}</View>
        </View>
      </Tap>
    ),
  },
  {
    name: words.columns.state,
    track: '112px',
    cell: (policy) => (
      <View className="desk-tags">
        <Tag kind={policy.on ? 'good' : 'plain'}>{policy.on ? words.on : words.off}</Tag>
        {lacksItems(policy) && <Tag kind="warn">{words.lacksItems}</Tag>}
      </View>
    ),
  },
  { name: words.columns.trigger, track: 'minmax(0, 1fr)', cell: ({ trigger }) => words.trigger(trigger) },
  {
    name: words.columns.coupons,
    track: 'minmax(0, 1.4fr)',
    cell: ({ coupons }) => (
      <>
        {coupons.map(({ name, benefit }) => (
          <View key={name}>{words.coupon(name, benefit)}</View>
        ))}
      </>
    ),
  },
  {
    name: words.columns.often,
    track: 'minmax(0, 1.2fr)',
    cell: ({ window, holdOutPercent }) => (
      <>
        <View>{words.window(window)}</View>
        <View className="soft small">{words.holdOut(holdOutPercent)}</View>
      </>
    ),
  },
  { name: words.columns.budget, track: '112px', figure: true, cell: ({ budgetFen }) => yuan(budgetFen) },
  { name: words.columns.last, track: '144px', cell: (policy) => <Last policy={policy} /> },
]

function Policies({ communityId }: { readonly communityId: string }) {
  const list = useAsk('policy.list', { communityId })
  useShownAgain(() => void list.again())
  return (
    <Shown of={list} rows={7}>
      {({ policies }) =>
        policies.length === 0 ? (
          <EmptyState drawing="coupons" text={words.gone} />
        ) : (
          <>
            <Door title={words.toFlow} text={words.toFlowTells} onTap={() => void go(to.policyFlow(communityId))} />
            <Text className="soft small">{words.listTells}</Text>
            <Table columns={columnsFor(communityId)} rows={policies} keyOf={({ policyId }) => policyId} />
            <Notice>{words.expiry}</Notice>
          </>
        )
      }
    </Shown>
  )
}

/** Who is given a coupon when, in one community. */
export default function PolicyList() {
  return (
    <WorkShell place="policies" wide>
      <InCommunity>{(communityId) => <Policies communityId={communityId} />}</InCommunity>
    </WorkShell>
  )
}
