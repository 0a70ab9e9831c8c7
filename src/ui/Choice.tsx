import { Text, View } from '@tarojs/components'
import { a11y, keys } from './a11y'

export interface Option<V extends string> {
  readonly value: V
  readonly title: string
  readonly text?: string
  readonly disabled?: boolean
}

export interface ChoiceProps<V extends string> {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  /** Side by side instead of one below the other. */
  readonly inline?: boolean
}

/** One of a few. Nothing is ticked beforehand unless the screen says so by `value`. */
export function Choice<V extends string>({ label, options, value, onChange, inline = false }: ChoiceProps<V>) {
  return (
    <View className={`choice ${inline ? 'choice-inline' : ''}`} {...a11y({ role: 'radiogroup', label })}>
      {options.map((option) => (
        <View
          key={option.value}
          className={`choice-option ${option.value === value ? 'choice-on' : ''} ${option.disabled ? 'choice-off' : ''}`}
          onClick={option.disabled ? undefined : () => onChange(option.value)}
          {...(option.disabled ? {} : keys(() => onChange(option.value)))}
          {...a11y({ role: 'radio', label: option.title, checked: option.value === value, disabled: option.disabled, tabIndex: 0 })}
        >
          <View className="choice-dot" />
          <View className="choice-words">
            <Text className="choice-title">{option.title}</Text>
            {option.text !== undefined && <Text className="choice-text">{option.text}</Text>}
          </View>
        </View>
      ))}
    </View>
  )
}
