import { Button as Native } from '@tarojs/components'
import type { ButtonProps as NativeProps } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, keys } from './a11y'
import type { IconName } from './art/names'
import { Icon } from './Icon'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onTap?: () => void
  /** `primary` is the one thing to do on a screen; `danger` can't be undone. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly small?: boolean
  readonly disabled?: boolean
  /** Something is on its way: looks pressed and takes no second tap. */
  readonly busy?: boolean
  /** Stands before the words. */
  readonly icon?: IconName
  /** What a screen reader says where the text alone is not enough. */
  readonly label?: string
  /** WeChat's own components behind a button: sharing, phone number, face. */
  readonly openType?: NativeProps['openType']
  readonly id?: string
  readonly onGetPhoneNumber?: NativeProps['onGetPhoneNumber']
  readonly onChooseAvatar?: NativeProps['onChooseAvatar']
}

export function Button({ children, onTap, kind = 'plain', small = false, disabled = false, busy = false, icon, label, ...wechat }: ButtonProps) {
  const still = disabled || busy
  const classes = ['button', `button-${kind}`, small && 'button-small', busy && 'button-busy', disabled && 'button-off'].filter(Boolean).join(' ')
  return (
    <Native
      className={classes}
      hoverClass="button-down"
      disabled={still}
      onClick={still ? undefined : onTap}
      {...wechat}
      {...(still || !onTap ? {} : keys(onTap))}
      {...a11y({ role: 'button', label, disabled: still, busy, tabIndex: 0 })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Native>
  )
}
