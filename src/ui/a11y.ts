interface Name {
  readonly role?: 'button' | 'img' | 'status' | 'alert' | 'dialog' | 'radio' | 'radiogroup' | 'list' | 'listitem' | 'group' | 'heading' | 'switch' | 'main'
  readonly label?: string
  readonly hidden?: boolean
  readonly tabIndex?: number
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly busy?: boolean
  /** Nothing beside it can be reached while it is there. */
  readonly modal?: boolean
}

/**
 * Names for screen readers where the platform has them: a browser. WeChat reads the text itself. In a browser Taro's `Button` is a plain element, so
 * even a button needs its role and its place in the tab order.
 */
export const a11y = ({ role, label, hidden, tabIndex, checked, disabled, busy, modal }: Name): Record<string, string | number | boolean | undefined> =>
  process.env.TARO_ENV === 'h5'
    ? {
        role,
        tabIndex,
        'aria-level': role === 'heading' ? 2 : undefined,
        'aria-label': label,
        'aria-hidden': hidden,
        'aria-checked': checked,
        'aria-disabled': disabled || undefined,
        'aria-busy': busy || undefined,
        'aria-modal': modal,
      }
    : {}

/** Enter and space do what a tap does, for whatever says it is a button and isn't one; what it lies in hears nothing of it. */
export const keys = (onTap: () => void): object =>
  process.env.TARO_ENV === 'h5'
    ? {
        onKeyDown: (event: { key: string; preventDefault: () => void; stopPropagation: () => void }) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          onTap()
        },
      }
    : {}
