import type { Badge, Happening } from './badge'
import { RAISES } from './badge'
import { allKinds } from './badges/all-kinds'
import { broughtOne } from './badges/brought-one'
import { broughtThree } from './badges/brought-three'
import { earlyBird } from './badges/early-bird'
import { eventGoer } from './badges/event-goer'
import { eventRegular } from './badges/event-regular'
import { fiftyOrders } from './badges/fifty-orders'
import { firstOrder } from './badges/first-order'
import { firstPool } from './badges/first-pool'
import { fourSeasons } from './badges/four-seasons'
import { greenHand } from './badges/green-hand'
import { monthStreak } from './badges/month-streak'
import { poolOpener } from './badges/pool-opener'
import { reviewer } from './badges/reviewer'
import { tastingTeam } from './badges/tasting-team'
import { tenNeighbours } from './badges/ten-neighbours'
import { tenOrders } from './badges/ten-orders'
import { tenPools } from './badges/ten-pools'
import { thursdayPools } from './badges/thursday-pools'
import { twelveMonths } from './badges/twelve-months'
import { weekStreak } from './badges/week-streak'

export const BADGES: readonly Badge[] = [
  firstOrder,
  tenOrders,
  fiftyOrders,
  firstPool,
  tenPools,
  poolOpener,
  thursdayPools,
  tenNeighbours,
  fourSeasons,
  twelveMonths,
  earlyBird,
  allKinds,
  broughtOne,
  broughtThree,
  weekStreak,
  monthStreak,
  eventGoer,
  eventRegular,
  greenHand,
  reviewer,
  tastingTeam,
]

/** Those that a happening can bring. */
export const badgesOn = (event: Happening): Badge[] => BADGES.filter(({ counts }) => RAISES[event].includes(counts))
