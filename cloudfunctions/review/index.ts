import { review } from '@domain/review/contract'
import { serve } from '../_kit/serve'
import { addPicture } from './add-picture'
import { dropPicture } from './drop-picture'
import { hide } from './hide'
import { keep } from './keep'
import { list } from './list'
import { mine } from './mine'
import { picture } from './picture'
import { remove } from './remove'
import { report } from './report'
import { reported } from './reported'
import { write } from './write'

export const main = serve({
  name: 'review',
  contract: review,
  actions: {
    'review.list': list,
    'review.picture': picture,
    'review.mine': mine,
    'review.write': write,
    'review.addPicture': addPicture,
    'review.dropPicture': dropPicture,
    'review.remove': remove,
    'review.report': report,
    'review.reported': reported,
    'review.hide': hide,
    'review.keep': keep,
  },
})
