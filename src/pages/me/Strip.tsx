import type { MeView } from '@domain/me/contract'
import { Text, View } from '@tarojs/components'
import { go, to } from '../../kit/nav'
import { Tap } from '../../ui/Tap'
import { words } from './words'

/** Where somebody stands, in four figures; each leads to what it is made of. */
export function Strip({ member: { tier, points, streakDays, badges } }: { readonly member: NonNullable<MeView['member']> }) {
  const figures = [
    { name: words.tier, value: words.tiers[tier], address: to.tier() },
    { name: words.points, value: String(points), address: to.points() },
    { name: words.streak, value: words.days(streakDays), address: to.streak() },
    { name: words.badges, value: String(badges), address: to.badges() },
  ]
  return (
    <View className="card me-strip">
      {figures.map(({ name, value, address }) => (
        <Tap className="me-figure" key={name} onTap={() => void go(address)}>
          <Text className="me-value">{value}</Text>
          <Text className="soft small">{name}</Text>
        </Tap>
      ))}
    </View>
  )
}
