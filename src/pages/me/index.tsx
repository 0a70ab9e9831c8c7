import { go, to } from '../../kit/nav'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { words } from './words'

export default function Me() {
  return (
    <AppShell tab>
      <EmptyState text={words.empty} action={<Button onTap={() => void go(to.today())}>{words.look}</Button>} />
    </AppShell>
  )
}
