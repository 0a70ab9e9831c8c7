import { Button, View } from '@tarojs/components'
import { a11y, keys } from './a11y'

export interface ChipsProps {
  readonly options: readonly { readonly value: string; readonly title: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Narrows a list to one kind; slides sideways where there are many. */
export function Chips({ options, value, onChange }: ChipsProps) {
  return (
    <View className="chips" {...a11y({ role: 'radiogroup' })}>
      {options.map((option) => (
        <Button
          key={option.value}
          className={`button chip ${option.value === value ? 'chip-on' : ''}`}
          onClick={() => onChange(option.value)}
          {...keys(() => onChange(option.value))}
          {...a11y({ checked: option.value === value, role: 'radio', tabIndex: 0 })}
        >
          {option.title}
        </Button>
      ))}
    </View>
  )
}
