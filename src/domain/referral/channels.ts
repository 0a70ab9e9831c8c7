import type { Channel } from '../session/contract'

/** What a channel may offer. WeChat's rules on external links forbid rewards for inviting, and for signing in, in web pages opened inside it. */
export interface Offers {
  readonly inviteRewards: boolean
  readonly signInRewards: boolean
}

const EVERYTHING: Offers = { inviteRewards: true, signInRewards: true }

/** An invitation offers what the channel offers where it was made; `test` stands for the mini-program. */
export const CHANNELS: Readonly<Record<Channel, Offers>> = {
  weapp: EVERYTHING,
  test: EVERYTHING,
  'wechat-h5': { inviteRewards: false, signInRewards: false },
  h5: { inviteRewards: false, signInRewards: true },
}
