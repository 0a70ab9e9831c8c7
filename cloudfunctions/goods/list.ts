import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { findGoods } from './goods-sql'
import { viewGoods } from './view'

const PAGE = 50

export const list: Handler<'goods.list'> = async ({ query, category, cursor }, call) => {
  const communities = communitiesOf(call, 'operator', 'leader')
  const found = await findGoods(call.tx, { communities, query, category, after: cursor, most: PAGE + 1 })
  const page = found.slice(0, PAGE)
  return ok({ goods: page.map(viewGoods), cursor: found.length > PAGE ? (page.at(-1)?.id ?? null) : null })
}
