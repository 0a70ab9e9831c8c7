import type { StoryView } from '@domain/badge/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useSession } from '../../../kit/session'
import { AppShell } from '../../../ui/AppShell'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { EmptyState } from '../../../ui/EmptyState'
import { Card } from '../../../ui/Section'
import { SignedOut } from '../../../ui/SignedOut'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { BadgePicture } from '../BadgePicture'
import { words } from '../words'
import type { StoryFacts } from './poster'
import { StoryPoster } from './StoryPoster'

const figuresOf = ({ orders, pools, neighbours, streak }: StoryView): StoryFacts['figures'] => [
  { name: words.figures.orders, value: words.orders(orders) },
  { name: words.figures.pools, value: words.pools(pools) },
  { name: words.figures.neighbours, value: words.neighbours(neighbours) },
  { name: words.figures.streak, value: words.streak(streak) },
]

const factsOf = (story: StoryView): StoryFacts => {
  const { year, firstOrderAt, savedFen } = story
  const first = firstOrderAt === null ? null : year === null ? words.first(firstOrderAt) : words.firstOfYear(firstOrderAt)
  return { title: year === null ? words.story : `${words.year(year)} · ${words.story}`, first, saved: words.saved(savedFen), figures: figuresOf(story) }
}

function Told({ story }: { readonly story: StoryView }) {
  const facts = factsOf(story)
  if (story.orders === 0 && story.badges.length === 0) {
    return <EmptyState drawing="calendar" text={story.year === null ? words.nothingYet : words.nothingThen} action={<Button onTap={() => void go(to.today())}>{words.toToday}</Button>} />
  }
  return (
    <>
      <Card>
        <View className="story-saved">
          <Text className="soft small">{words.figures.saved}</Text>
          <Text className="title">{facts.saved}</Text>
          <Text className="soft small">{words.savedTells}</Text>
        </View>
      </Card>
      <Card>
        {facts.first !== null && <Text>{facts.first}</Text>}
        <View className="story-figures">
          {facts.figures.map(({ name, value }) => (
            <View key={name}>
              <View className="title">{value}</View>
              <View className="soft small">{name}</View>
            </View>
          ))}
        </View>
      </Card>
      {story.badges.length > 0 && (
        <Card>
          <Text className="soft small">{`${words.figures.badges} · ${words.badges(story.badges.length)}`}</Text>
          <View className="badge-wall">
            {story.badges.map(({ badgeId }) => (
              <View className="badge-one" key={badgeId}>
                <BadgePicture badgeId={badgeId} />
                <View className="small">{words.name(badgeId)}</View>
              </View>
            ))}
          </View>
        </Card>
      )}
      <StoryPoster facts={facts} />
    </>
  )
}

/** What somebody did so far, or in one year: her own figures, read off the books. */
export default function Story() {
  const { session } = useSession()
  const [year, setYear] = useState<number | null>(null)
  const { answer, value, again } = useAsk('badge.story', session ? (year === null ? {} : { year }) : null)
  const [years, setYears] = useState<readonly number[]>([])
  if (value && value.years.length > 0 && years.length === 0) setYears(value.years)
  const options = [{ value: '', title: words.allYears }, ...years.map((each) => ({ value: String(each), title: words.year(each) }))]
  return (
    <AppShell>
      {!session && <SignedOut text={words.signIn} />}
      {session && years.length > 0 && <Chips options={options} value={year === null ? '' : String(year)} onChange={(next) => setYear(next === '' ? null : Number(next))} />}
      {session && answer === null && <Skeleton rows={4} />}
      {session && answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {session && value && <Told story={value} />}
    </AppShell>
  )
}
