import { Image, Text, View } from '@tarojs/components'
import { categoryArt } from '../art/categories'
import { drawings, icons } from '../art/names'
import { FACES } from '../art/spread'
import { Drawing } from '../Drawing'
import { Icon } from '../Icon'
import { words } from './words'

const picture = (name: string, label: string) => ({ src: `${API_BASE}/art/${name}.svg`, imgProps: { alt: label } })

/** All that is drawn: the mark, what stands where there is nothing, categories, signs, faces. */
export function Art() {
  return (
    <>
      <View className="art">
        <View className="art-one">
          <Image className="art-mark" {...picture('mark', words.app)} />
          <Text className="small">{words.app}</Text>
        </View>
        {drawings.map((name) => (
          <View className="art-one" key={name}>
            <Drawing name={name} />
            <Text className="small">{name}</Text>
          </View>
        ))}
      </View>
      <View className="soft">{words.illustration}</View>
      <View className="art">
        {Object.keys(categoryArt).map((name) => (
          <View className="art-one" key={name}>
            <View className="picture">
              <Image className="picture-image" {...picture(name, name)} />
            </View>
            <Text className="small">{name}</Text>
          </View>
        ))}
      </View>
      <View className="art">
        {icons.map((name) => (
          <View className="art-sign" key={name}>
            <Icon name={name} />
            <Text className="small">{name}</Text>
          </View>
        ))}
      </View>
      <View className="faces">
        {Array.from({ length: FACES }, (_face, index) => (
          <Image className="face face-big" key={index} {...picture(`face-${index}`, String(index))} />
        ))}
      </View>
    </>
  )
}
