import type { Channel } from '../session/contract'

/** What a channel may offer. WeChat's rules on external links forbid rewards for inviting in web pages opened inside it. */
export interface Offers {
  readonly inviteRewards: boolean
}

const EVERYTHING: Offers = { inviteRewards: true }

/** An invitation offers what the channel offers where it was made; `test` stands for the mini-program. */
export const CHANNELS: Readonly<Record<Channel, Offers>> = {
  weapp: EVERYTHING,
  test: EVERYTHING,
  'wechat-h5': { inviteRewards: false },
  h5: { inviteRewards: false },
}
