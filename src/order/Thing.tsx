import type { OrderView } from '@domain/order/contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Picture } from '../ui/Picture'
import './order.scss'

type Line = Pick<OrderView['lines'][number], 'name' | 'picture' | 'category'>

/** An order seen before lines told their category has no drawing for goods without a picture but this. */
const UNKNOWN = 'household'

/** The small picture of something bought. */
export const ThingPicture = ({ name, picture, category = UNKNOWN }: Line) => <Picture picture={picture} category={category} name={name} size="small" />

/** Something bought in a list: its picture, what it is, and what stands at the end of the line. */
export function Thing({ line, children, end }: { readonly line: Line; readonly children?: ReactNode; readonly end?: ReactNode }) {
  return (
    <View className="thing">
      <ThingPicture {...line} />
      <View className="thing-words">
        <Text className="thing-name">{line.name}</Text>
        {children}
      </View>
      {end}
    </View>
  )
}
