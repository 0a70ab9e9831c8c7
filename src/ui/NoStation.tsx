import { loadMe, useMe } from '../kit/me'
import { go, to } from '../kit/nav'
import { useSession } from '../kit/session-store'
import { Button } from './Button'
import { EmptyState } from './EmptyState'
import { Skeleton } from './Skeleton'
import { Trouble } from './Trouble'
import { words } from './words'

/** Where a page is about one's station and knows none: there is none yet, or whose it is could not be asked. */
export function NoStation({ text }: { readonly text: string }) {
  const { session } = useSession()
  const { me, trouble } = useMe()
  if (session && !me) return trouble ? <Trouble answer={trouble} again={() => void loadMe()} /> : <Skeleton rows={4} picture />
  const choose = (
    <Button kind="primary" onTap={() => void go(to.stations())}>
      {words.chooseStation}
    </Button>
  )
  return <EmptyState drawing="station" text={text} action={choose} />
}
