import { lazy, Suspense, type ComponentProps } from 'react'
import type { Code } from './Code'

const Fetched = lazy(async () => ({ default: (await import('./Code')).Code }))

/** A code on a page that rarely shows one: what draws it is fetched then. */
export function LaterCode(props: ComponentProps<typeof Code>) {
  return (
    <Suspense fallback={null}>
      <Fetched {...props} />
    </Suspense>
  )
}
