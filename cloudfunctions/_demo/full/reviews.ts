import type { Output } from '@domain/contract'
import { later, minutes, type Instant } from '@domain/time'
import type { Chance } from '../parts/random'
import type { Agenda } from './agenda'
import type { Bought } from './evening'
import type { Person, Shop } from './shop'
import { PHOTOS } from './photos'

/** What people say, by how many stars they give. */
const SAYS: Readonly<Record<number, readonly string[]>> = {
  5: ['很新鲜，当晚就做了。', '分量足，下次还买。', '比菜场便宜，孩子爱吃。', ''],
  4: ['不错，就是有一份小了点。', '挺好的，包装能再少点更好。', ''],
  3: ['一般，有大有小。'],
  2: ['放了一天就蔫了。'],
}
const STARS = [5, 5, 5, 4, 4, 5, 3, 4, 5, 2]
/** Of ten people so many say something. */
const SHARE = 0.8
const APART = minutes(7)

type Line = Output<'review.mine'>['lines'][number]

export interface Saying {
  readonly shop: Shop
  readonly chance: Chance
  readonly agenda: Agenda
  readonly bought: readonly Bought[]
  /** The first of them writes then; each of the others a little later. */
  readonly from: Instant
}

/** At home people say how it was: most of them, of what they took home, some with a photograph. */
export function planReviews({ shop, chance, agenda, bought, from }: Saying): void {
  agenda.plan(from, async () => {
    const saying = bought.filter(() => chance.yes(SHARE))
    saying.forEach(({ who, orderId }, n) => {
      agenda.plan(later(from, n * APART), async () => {
        const { lines } = await shop.call(who, 'review.mine', { orderId })
        const line = chance.shuffled(lines.filter(({ until }) => until !== null))[0]
        if (line) await say(shop, chance, who, orderId, line)
      })
    })
  })
}

async function say(shop: Shop, chance: Chance, who: Person, orderId: string, { itemId, picture }: Line): Promise<void> {
  const stars = chance.pick(STARS)
  const { reviewId } = await shop.call(who, 'review.write', { orderId, itemId, stars, words: chance.pick(SAYS[stars] ?? ['']) })
  const photo = picture === 'tomato' || picture === 'leafy-green' ? PHOTOS[picture] : null
  if (photo !== null) await shop.call(who, 'review.addPicture', { reviewId, photo })
}

const RUDE = '这团长眼睛是不是不好使，挑的什么菜！'

/** One review goes too far; a neighbour reports it, and it waits for an operator. */
export function planReported({ shop, agenda, bought, from }: Pick<Saying, 'shop' | 'agenda' | 'bought' | 'from'>, neighbour: Person): void {
  agenda.plan(later(from, minutes(90)), async () => {
    for (const { who, orderId } of bought) {
      const { lines } = await shop.call(who, 'review.mine', { orderId })
      const line = lines.find(({ until }) => until !== null)
      if (!line || who.personId === neighbour.personId) continue
      const { reviewId } = await shop.call(who, 'review.write', { orderId, itemId: line.itemId, stars: 1, words: RUDE })
      await shop.call(neighbour, 'review.report', { reviewId, why: 'rude', note: '骂团长' })
      return
    }
  })
}
