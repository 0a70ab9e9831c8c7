import type { Tx } from '../_kit/db'
import { json } from '../_kit/json'

const NAME = 'clock_offset_seconds'

export async function readOffset(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('setting').select('value').where('name', '=', NAME).executeTakeFirst()
  return typeof row?.value === 'number' ? row.value : 0
}

export async function writeOffset(tx: Tx, offsetSeconds: number): Promise<void> {
  const value = json(offsetSeconds)
  await tx
    .insertInto('setting')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
