import type { Output } from '@domain/contract'
import { Button as WechatButton, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useAsk } from '../kit/load'
import { go, to } from '../kit/nav'
import { useSession } from '../kit/session'
import { useShownAgain } from '../kit/shown'
import { AppShell } from '../ui/AppShell'
import { Button } from '../ui/Button'
import { Card, Section, Tag } from '../ui/Section'
import { SignedOut } from '../ui/SignedOut'
import { Skeleton } from '../ui/Skeleton'
import { Trouble } from '../ui/Trouble'
import './tier.scss'
import { words } from './words'

type Standing = Output<'tier.get'>

const IN_WECHAT = process.env.TARO_ENV === 'weapp'

function Now({ standing: { tier, until, orders, next } }: { readonly standing: Standing }) {
  return (
    <Card>
      <Text className="title">{words.tier(tier)}</Text>
      {until !== null && <Text>{words.until(until)}</Text>}
      <Text className="soft small">{words.orders(orders)}</Text>
      {next && (
        <View className="tier-bar">
          <View className="tier-bar-full" style={{ width: `${Math.round((Math.min(orders, next.orders) / next.orders) * 100)}%` }} />
        </View>
      )}
      <Text>{next ? words.next(next.tier, next.missing) : words.top}</Text>
    </Card>
  )
}

function Levels({ standing: { levels, tier } }: { readonly standing: Standing }) {
  return (
    <Section title={words.how}>
      <Card>
        {levels.map((level) => (
          <View className="tier-row" key={level.tier}>
            <View className="grow">
              <View>{words.tier(level.tier)}</View>
              <View className="soft small">{words.level(level.orders)}</View>
            </View>
            {level.tier === tier && <Tag kind="good">{words.here}</Tag>}
          </View>
        ))}
        <Text className="soft small">{words.rule}</Text>
      </Card>
    </Section>
  )
}

/** WeChat's own conversation with the shop; it says that a gold member writes. */
function OwnLine() {
  if (!IN_WECHAT) return <Text className="soft small">{words.lineOnlyWechat}</Text>
  return (
    <WechatButton className="button button-plain" openType="contact" sessionFrom="gold">
      {words.line}
    </WechatButton>
  )
}

function BenefitRow({ benefit }: { readonly benefit: Standing['benefits'][number] }) {
  const { benefitId, has, from, offered = true } = benefit
  const what = words.what(benefit)
  return (
    <View className="tier-row">
      <View className="grow">
        <View>{words.name(benefitId)}</View>
        {what !== '' && <View className="soft small">{what}</View>}
      </View>
      <Tag kind={has ? 'good' : 'plain'}>{has ? words.has : offered ? words.from(from) : words.notHere}</Tag>
    </View>
  )
}

function Benefits({ standing: { benefits } }: { readonly standing: Standing }) {
  return (
    <Section title={words.benefits}>
      <Card>
        {benefits.map((benefit) => (
          <BenefitRow key={benefit.benefitId} benefit={benefit} />
        ))}
        {benefits.some(({ benefitId, has }) => benefitId === 'own_line' && has) && <OwnLine />}
      </Card>
    </Section>
  )
}

/** Where somebody stands, until when, what the next tier lacks, and what each brings. */
export default function TierPage() {
  const { session } = useSession()
  const { answer, value, again } = useAsk('tier.get', session ? {} : null)
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  return (
    <AppShell>
      {!session && <SignedOut text={words.signIn} />}
      {session && answer === null && <Skeleton rows={4} />}
      {session && answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {session && value && (
        <>
          <Now standing={value} />
          <Benefits standing={value} />
          <Levels standing={value} />
          <Button onTap={() => void go(to.badges())}>{words.toBadges}</Button>
        </>
      )}
    </AppShell>
  )
}
