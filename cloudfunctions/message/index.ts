import { message } from '@domain/message/contract'
import { serve } from '../_kit/serve'
import { accept } from './accept'
import { list } from './list'
import { read } from './read'
import { send } from './send'

export const main = serve({
  name: 'message',
  contract: message,
  actions: { 'message.list': list, 'message.read': read, 'message.accept': accept },
  jobs: { 'message.send': send }
})
