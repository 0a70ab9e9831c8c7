import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { a11y } from '../a11y'
import { Chips } from '../Chips'
import { Section } from '../Section'
import { Art } from './Art'
import './gallery.scss'
import { Forms, Goods, Lists, Pools, States } from './Parts'
import { Tokens } from './Tokens'
import { words } from './words'

type Dress = keyof typeof words.dresses
const dresses = Object.keys(words.dresses) as Dress[]

const classes: Readonly<Record<Dress, string>> = {
  light: 'shell-light',
  dark: 'shell-dark',
  elder: 'shell-light shell-elder',
  'elder-dark': 'shell-dark shell-elder',
}

const chapters = { goods: Goods, pools: Pools, lists: Lists, states: States, forms: Forms, art: Art, tokens: Tokens } as const
type Chapter = keyof typeof chapters
const names = Object.keys(chapters) as Chapter[]

const known = <V extends string>(among: readonly V[], asked: string | undefined, otherwise: V): V => among.find((one) => one === asked) ?? otherwise

/** Every part of the vocabulary in the dress that is asked for: `/ui?dress=elder-dark&part=pools`. */
export default function Gallery() {
  const asked = useRouter<{ dress?: string; part?: string }>().params
  const [dress, setDress] = useState<Dress>(known(dresses, asked.dress, 'light'))
  const [part, setPart] = useState<Chapter | null>(names.find((name) => name === asked.part) ?? null)
  return (
    <View className={`shell ${classes[dress]} shell-wide`} {...a11y({ role: 'main' })}>
      <View className="shell-page">
        <Section title={words.title}>
          <View className="soft">{words.about}</View>
          <Chips options={dresses.map((value) => ({ value, title: words.dresses[value] }))} value={dress} onChange={(value) => setDress(known(dresses, value, 'light'))} />
          <Chips
            options={[{ value: '', title: words.all }, ...names.map((value) => ({ value, title: words.parts[value] }))]}
            value={part ?? ''}
            onChange={(value) => setPart(names.find((name) => name === value) ?? null)}
          />
        </Section>
        {names
          .filter((name) => part === null || name === part)
          .map((name) => {
            const Chapter = chapters[name]
            return (
              <Section key={name} title={words.parts[name]}>
                <Chapter />
              </Section>
            )
          })}
      </View>
    </View>
  )
}
