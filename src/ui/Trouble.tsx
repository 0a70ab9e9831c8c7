import type { CallName } from '@domain/contract'
import { View } from '@tarojs/components'
import { seenIn, type Answer } from '../kit/call'
import { wordsFor } from '../kit/say'
import { Button } from './Button'
import { EmptyState } from './EmptyState'
import { Notice } from './Notice'
import { SignedOut } from './SignedOut'
import { words } from './words'

export interface TroubleProps {
  readonly answer: Exclude<Answer<CallName>, { kind: 'done' }>
  readonly again?: () => void
}

/** An answer that is no value, in words: a line above what was seen last, otherwise the page's own content. */
export function Trouble({ answer, again }: TroubleProps) {
  const retry = again && (
    <Button kind="plain" onTap={again}>
      {words.again}
    </Button>
  )
  if (seenIn(answer)) {
    return (
      <View className="trouble">
        <Notice kind="warn">{wordsFor(answer)}</Notice>
        {retry}
      </View>
    )
  }
  if (answer.kind === 'signed-out') return <SignedOut text={wordsFor(answer)} />
  return <EmptyState drawing={answer.kind === 'offline' ? 'offline' : 'trouble'} text={wordsFor(answer)} action={retry} />
}
