import { coupons } from './screens/coupons'
import { events } from './screens/events'
import { exchange } from './screens/exchange'
import { leader } from './screens/leader'
import { members } from './screens/members'
import { operator } from './screens/operator'
import { orders } from './screens/orders'
import { people } from './screens/people'
import { points } from './screens/points'
import { policies } from './screens/policies'
import { pools } from './screens/pools'
import { reviews } from './screens/reviews'
import { streak } from './screens/streak'
import { tabs } from './screens/tabs'
import type { Screen } from './table'

/** Every screen with everything that it can show. A page of src/app.config.ts that is missing here fails `npm run photos` and a test. */
export const SCREENS: readonly Screen[] = [...tabs, ...pools, ...orders, ...people, ...leader, ...operator, ...coupons, ...policies, ...events, ...reviews, ...streak, ...points, ...exchange, ...members]
