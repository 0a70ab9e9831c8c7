import { Input, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'
import { Icon } from './Icon'

export interface SearchFieldProps {
  readonly value: string
  /** What may be typed here: it stands in the empty field and is its name. */
  readonly label: string
  readonly focus?: boolean
  readonly onInput: (typed: string) => void
  readonly onConfirm: () => void
  readonly onFocus?: () => void
  /** What can be done with what was typed. */
  readonly children?: ReactNode
}

/** Where one types what one looks for. */
export function SearchField({ value, label, focus = false, onInput, onConfirm, onFocus, children }: SearchFieldProps) {
  return (
    <View className="search-field">
      <Icon name="search" />
      <Input
        className="search-input"
        type="text"
        confirmType="search"
        value={value}
        focus={focus}
        placeholder={label}
        maxlength={40}
        onInput={({ detail }) => onInput(detail.value)}
        onClick={onFocus}
        onConfirm={onConfirm}
        {...a11y({ label })}
      />
      {children}
    </View>
  )
}
