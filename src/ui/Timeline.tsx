import type { Instant } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { sayWhen } from './when'
import { words } from './words'

export interface TimelineStep {
  readonly title: string
  readonly at?: Instant | null
  readonly note?: string | null
  readonly state: 'done' | 'now' | 'next' | 'failed'
}

/** How a thing goes on: what happened when, where it stands, what comes. The state of each step is said and not only coloured. */
export function Timeline({ steps, label }: { readonly steps: readonly TimelineStep[]; readonly label?: string }) {
  return (
    <View className="timeline" {...a11y({ role: 'list', label: label ?? words.timeline })}>
      {steps.map(({ title, at, note, state }) => (
        <View className={`timeline-step timeline-${state}`} key={`${title} ${at ?? ''}`} {...a11y({ role: 'listitem', label: words.step(title, state, [at ? sayWhen(at) : '', note ?? '']) })}>
          <View className="timeline-dot" />
          <View className="timeline-words">
            <Text className="timeline-title">{title}</Text>
            {at && <Text className="timeline-at">{sayWhen(at)}</Text>}
            {note && <Text className="timeline-note">{note}</Text>}
          </View>
        </View>
      ))}
    </View>
  )
}
