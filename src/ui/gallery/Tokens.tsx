import { Text, View } from '@tarojs/components'
import { useEffect, useId, useState } from 'react'
import { colours, contrast, type Colour, pairs } from '../pairs'
import { Card } from '../Section'
import { words } from './words'

type Values = Readonly<Record<string, string>>

const sizes = Object.keys(words.sizes) as (keyof typeof words.sizes)[]

/** What the tokens are worth where the element named `id` stands. */
function useValues(id: string): Values {
  const [values, setValues] = useState<Values>({})
  useEffect(() => {
    const here = document.getElementById(id)
    if (!here) return
    const style = getComputedStyle(here)
    const read = Object.fromEntries([...colours.map((name) => `--${name}`), ...sizes].map((name) => [name, style.getPropertyValue(name).trim()]))
    setValues((before) => (JSON.stringify(before) === JSON.stringify(read) ? before : read))
  })
  return values
}

const paint = (front: Colour, back: Colour) => ({ color: `var(--${front})`, background: `var(--${back})` })

/** Every colour with its value, and every pair with the contrast that it has in this dress. */
export function Tokens() {
  const id = useId()
  const values = useValues(id)
  const of = (name: Colour) => values[`--${name}`] ?? ''
  return (
    <View id={id} className="stack">
      <View className="art">
        {colours.map((name) => (
          <View className="art-one" key={name}>
            <View className="swatch" style={{ background: `var(--${name})` }} />
            <Text className="small">{words.colours[name]}</Text>
            <Text className="small soft">{of(name)}</Text>
          </View>
        ))}
      </View>
      <Card>
        {sizes.map((name) => (
          <Text key={name} style={{ fontSize: `var(${name})`, lineHeight: 1.3 }}>
            {words.size(words.sizes[name], values[name] ?? '')}
          </Text>
        ))}
      </Card>
      <View className="pairs">
        {pairs.map(({ front, back, least }) => (
          <View className="pair" key={`${front} ${back}`} style={least === 4.5 ? paint(front, back) : undefined}>
            <Text>{words.pair(words.colours[front], words.colours[back])}</Text>
            <Text className="small">{of(front) && words.ratio(contrast(of(front), of(back)).toFixed(1), least)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
