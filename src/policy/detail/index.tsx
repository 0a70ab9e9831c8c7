import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useAsk } from '../../kit/load'
import { backTo, to } from '../../kit/nav'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { CouponCard } from '../../ui/coupon/CouponCard'
import { EmptyState } from '../../ui/EmptyState'
import { Section } from '../../ui/Section'
import { InCommunity } from '../../ui/work/InCommunity'
import { Shown } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from '../words'
import { Facts } from './Facts'
import { Items } from './Items'
import { Report } from './Report'
import { Running } from './Running'

function Policy({ wanted, communityId }: { readonly wanted: string | undefined; readonly communityId: string }) {
  const list = useAsk('policy.list', { communityId })
  useShownAgain(() => void list.again())
  return (
    <Shown of={list} rows={5}>
      {({ policies }) => {
        const policy = policies.find(({ policyId }) => policyId === wanted)
        if (!policy) return <EmptyState drawing="gone" text={words.gone} action={<Button onTap={() => void backTo(to.policies())}>{words.allPolicies}</Button>} />
        const part = { policy, communityId, again: list.again }
        return (
          <View className="split">
            <View className="split-main">
              <Facts {...part} />
              <Items {...part} />
              <Running {...part} />
            </View>
            <View className="split-aside">
              <Section title={words.gives}>
                {policy.coupons.map((terms) => (
                  <CouponCard key={terms.name} terms={terms} things={policy.itemNames} why={policy.policyId}>
                    {terms.valid.kind === 'days' && <Text className="small">{words.validDays(terms.valid.days)}</Text>}
                  </CouponCard>
                ))}
              </Section>
              <Report policy={policy} communityId={communityId} />
            </View>
          </View>
        )
      }}
    </Shown>
  )
}

/** One policy in one community: what it is, its switch, a round of it at once, and what came of it. */
export default function PolicyDetail() {
  const { policy, community } = useRouter().params
  return (
    <WorkShell place="policies" wide>
      <InCommunity wanted={community}>{(communityId) => <Policy key={communityId} wanted={policy} communityId={communityId} />}</InCommunity>
    </WorkShell>
  )
}
