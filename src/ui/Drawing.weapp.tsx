import { Image, View } from '@tarojs/components'
import { carried, type DrawingProps } from './art/names'

const own: ReadonlySet<string> = new Set(carried)

/** One of the project's drawings: carried in the package, or fetched, as the goods' pictures are. */
export function Drawing({ name, size = 'big' }: DrawingProps) {
  return (
    <View className={`drawing drawing-${size} drawing-${name}`}>{!own.has(name) && <Image className="drawing-image" src={`${API_BASE}/art/drawings/${name}.svg`} />}</View>
  )
}
