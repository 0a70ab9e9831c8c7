import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useSession } from '../../kit/session'
import { AppShell } from '../AppShell'
import { SignedOut } from '../SignedOut'
import './desk.scss'
import './work.scss'
import { words } from './words'
import { WorkNav, type Place } from './WorkNav'

export interface WorkShellProps {
  readonly children: ReactNode
  readonly bar?: ReactNode
  /** One of the operator's desks; a leader's screens have none. */
  readonly place?: Place
  /** Uses the room of a desktop screen. */
  readonly wide?: boolean
}

/** A page for people who work for the shop. What they may see is the server's to say; without somebody signed in there is nothing to ask. */
export function WorkShell({ children, bar, place, wide = false }: WorkShellProps) {
  const { session } = useSession()
  const inside = session ? children : <SignedOut text={words.signIn} />
  return (
    <AppShell bar={session ? bar : undefined} wide={wide}>
      {place === undefined ? (
        inside
      ) : (
        <View className="work">
          <WorkNav place={place} />
          <View className="work-main">{inside}</View>
        </View>
      )}
    </AppShell>
  )
}
