import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choice } from '../Choice'
import { Field } from '../Field'
import { Sheet } from '../Sheet'
import { PickButton } from './PickButton'
import { words } from './words'

export interface PickOneProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly title: string; readonly text?: string }[]
  /** Null: any of them. */
  readonly value: string | null
  /** What stands for all of them together, where that can be chosen. */
  readonly any?: string
  readonly onChange: (value: string | null) => void
}

/** From so many on one types a part of the name first. */
const MANY = 8
const ANY = ''

/** One of many, chosen in a sheet. */
export function PickOne({ label, options, value, any, onChange }: PickOneProps) {
  const [open, setOpen] = useState(false)
  const [part, setPart] = useState('')
  const chosen = options.find((option) => option.value === value)
  const shown = options.filter(({ title, text = '' }) => `${title} ${text}`.includes(part.trim()))
  const pick = (picked: string) => {
    setOpen(false)
    setPart('')
    onChange(picked === ANY ? null : picked)
  }
  const title = chosen?.title ?? any ?? ''
  const anyOf = any === undefined ? [] : [{ value: ANY, title: any }]
  return (
    <View className="pick">
      <PickButton label={label} title={title} onTap={() => setOpen(true)} />
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        <View className="stack">
          {options.length > MANY && <Field label={words.part} value={part} most={40} onInput={setPart} />}
          <Choice label={label} options={[...anyOf, ...shown]} value={value ?? ANY} onChange={pick} />
        </View>
      </Sheet>
    </View>
  )
}
