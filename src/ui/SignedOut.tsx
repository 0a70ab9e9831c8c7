import { useBusy } from '../kit/busy'
import { signedIn } from '../kit/gate'
import { Button } from './Button'
import { EmptyState } from './EmptyState'
import { words } from './words'

/** Stands where something of one's own would stand: what one will find here, and the way in. */
export function SignedOut({ text }: { readonly text: string }) {
  const { busy, run } = useBusy()
  const enter = (
    <Button kind="primary" busy={busy} onTap={() => run(async () => void (await signedIn()))}>
      {words.signIn}
    </Button>
  )
  return <EmptyState drawing="sign-in" text={text} action={enter} />
}
