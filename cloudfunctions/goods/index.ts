import { goods } from '@domain/goods/contract'
import { serve } from '../_kit/serve'
import { list } from './list'
import { save } from './save'

export const main = serve({ name: 'goods', contract: goods, actions: { 'goods.list': list, 'goods.save': save } })
