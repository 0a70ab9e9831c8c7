import type { Category } from '@domain/goods/contract'
import { ScrollView, View } from '@tarojs/components'
import { useLook } from '../../kit/look'
import { a11y, keys } from '../../ui/a11y'
import { Chips } from '../../ui/Chips'
import { words as shared } from '../../ui/words'
import { words } from './words'

export interface KindsProps {
  readonly kinds: readonly Category[]
  readonly value: Category | null
  readonly onChange: (kind: Category | null) => void
}

/** The categories beside the list; above it in elder mode, where a list needs the whole width. */
export function Kinds({ kinds, value, onChange }: KindsProps) {
  const { elder } = useLook()
  const options = [{ kind: null, title: words.all }, ...kinds.map((kind) => ({ kind, title: shared.categories[kind] }))]
  if (elder) {
    return (
      <Chips
        options={options.map(({ kind, title }) => ({ value: kind ?? '', title }))}
        value={value ?? ''}
        onChange={(chosen) => onChange(kinds.find((kind) => kind === chosen) ?? null)}
      />
    )
  }
  return (
    <ScrollView className="find-rail" scrollY {...a11y({ role: 'radiogroup', label: words.kinds })}>
      {options.map(({ kind, title }) => (
        <View
          key={title}
          className={`tap find-kind ${kind === value ? 'find-kind-on' : ''}`}
          hoverClass="tap-down"
          onClick={() => onChange(kind)}
          {...keys(() => onChange(kind))}
          {...a11y({ role: 'radio', checked: kind === value, tabIndex: 0 })}
        >
          {title}
        </View>
      ))}
    </ScrollView>
  )
}
