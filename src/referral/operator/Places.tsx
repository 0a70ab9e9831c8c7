import { swap, to } from '../../kit/nav'
import { Chips } from '../../ui/Chips'
import { words } from './words'

type Place = keyof typeof words.places

const ADDRESSES: Record<Place, string> = { review: to.rewardReview(), sources: to.referralSources() }
const OPTIONS = (Object.keys(words.places) as Place[]).map((value) => ({ value, title: words.places[value] }))

/** From one to the other of an operator's pages about invitations, without a longer way back. */
export function Places({ here }: { readonly here: Place | null }) {
  const leave = (value: string) => {
    const place = OPTIONS.find((option) => option.value === value)?.value
    if (place && place !== here) void swap(ADDRESSES[place])
  }
  return <Chips options={OPTIONS} value={here ?? ''} onChange={leave} />
}
