import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useSession } from '../../../kit/session'
import { useShownAgain } from '../../../kit/shown'
import { AppShell } from '../../../ui/AppShell'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Card, Section } from '../../../ui/Section'
import { SignedOut } from '../../../ui/SignedOut'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { BadgePicture } from '../BadgePicture'
import { words } from '../words'
import { answer, type Wall } from './wall-store'

type Again = () => Promise<unknown>

function Invitation({ invited: { communityId, community }, again }: { readonly invited: Wall['invited'][number]; readonly again: Again }) {
  const { busy, run } = useBusy()
  const say = (join: boolean) => run(() => answer(communityId, join).then(again))
  return (
    <Card>
      <Text className="item-name">{words.invited(community)}</Text>
      <Text className="soft small">{words.invitedTells}</Text>
      <View className="line line-apart">
        <Button kind="quiet" small busy={busy} onTap={() => say(false)}>
          {words.decline}
        </Button>
        <Button kind="primary" small busy={busy} onTap={() => say(true)}>
          {words.join}
        </Button>
      </View>
    </Card>
  )
}

function Earned({ earned }: { readonly earned: Wall['earned'] }) {
  return (
    <View className="card">
      <View className="badge-wall">
        {earned.map(({ badgeId, at }) => (
          <View className="badge-one" key={badgeId}>
            <BadgePicture badgeId={badgeId} />
            <View className="badge-words">
              <View>{words.name(badgeId)}</View>
              <View className="soft small">{words.what(badgeId)}</View>
              <View className="soft small">{words.day(at)}</View>
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}

function Near({ near: { badgeId, have, need } }: { readonly near: Wall['near'][number] }) {
  return (
    <View className="badge-near">
      <BadgePicture badgeId={badgeId} earned={false} />
      <View className="item-words grow">
        <View className="line line-apart">
          <Text>{words.name(badgeId)}</Text>
          {need > 1 && <Text className="soft small">{words.progress(have, need)}</Text>}
        </View>
        {need > 1 && (
          <View className="badge-bar">
            <View className="badge-bar-full" style={{ width: `${Math.round((have / need) * 100)}%` }} />
          </View>
        )}
        <Text className="soft small">{words.more(badgeId, need - have)}</Text>
      </View>
    </View>
  )
}

function Everything({ wall: { earned, near, invited }, again }: { readonly wall: Wall; readonly again: Again }) {
  const toToday = <Button onTap={() => void go(to.today())}>{words.toToday}</Button>
  return (
    <>
      {invited.map((each) => (
        <Invitation key={each.communityId} invited={each} again={again} />
      ))}
      {earned.length === 0 ? (
        <EmptyState drawing="handed" text={words.none} action={toToday} />
      ) : (
        <Section title={words.earned} aside={<Text className="soft small">{words.count(earned.length, earned.length + near.length)}</Text>}>
          <Earned earned={earned} />
        </Section>
      )}
      <Button icon="calendar" onTap={() => void go(to.story())}>
        {words.toStory}
      </Button>
      {near.length > 0 && (
        <Section title={words.near}>
          <Card>
            {near.map((each) => (
              <Near key={each.badgeId} near={each} />
            ))}
          </Card>
        </Section>
      )}
      <Text className="soft small">{words.tells}</Text>
    </>
  )
}

/** What somebody has done, badge by badge, and how far the next ones are. */
export default function BadgeWall() {
  const { session } = useSession()
  const { answer: said, value, again } = useAsk('badge.list', session ? {} : null)
  useShownAgain(() => void again())
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  return (
    <AppShell>
      {!session && <SignedOut text={words.signIn} />}
      {session && said === null && <Skeleton rows={4} />}
      {session && said && said.kind !== 'done' && <Trouble answer={said} again={() => void again()} />}
      {session && value && <Everything wall={value} again={again} />}
    </AppShell>
  )
}
