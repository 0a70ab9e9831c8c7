import { role } from '@domain/role/contract'
import { serve } from '../_kit/serve'
import { find } from './find'
import { grant } from './grant'
import { list } from './list'
import { revoke } from './revoke'

export const main = serve({ name: 'role', contract: role, actions: { 'role.grant': grant, 'role.revoke': revoke, 'role.list': list, 'role.find': find } })
