import { rightsEver } from '../streak/streak'
import type { Tx } from '../_kit/db'
import { countExclusive } from './exchange-sql'

/** How many exclusive things somebody may still have. */
export const rightsLeft = async (tx: Tx, personId: string): Promise<number> => (await rightsEver(tx, personId)) - (await countExclusive(tx, personId))
