import { AGAIN_WITHIN_DAYS, FIRST_LEAST_FEN, LADDER_NEED, REWARD_FEN } from '@domain/referral/reward'
import { short } from '../../ui/coupon/words'

export const words = {
  signIn: '登录后可以邀请邻居。',
  title: '一起买，离得近的人最方便',
  how: `邻居从您的邀请进来，第一次取走满 ${short(FIRST_LEAST_FEN)} 的菜，过了售后期，您得一张 ${short(REWARD_FEN.first)} 券；她 ${AGAIN_WITHIN_DAYS} 天内回来再买一次，您再得一张 ${short(REWARD_FEN.again)} 券。`,
  only: '只看您直接邀请的邻居，转发本身没有奖励。',
  noEarn: '在这里发出的邀请没有奖励；在微信小程序里发的才有。',
  noStation: '先选一个取货站点，再邀请邻居。',
  choose: '选站点',
  share: '发给邻居',
  poster: '做一张海报',
  posterSentence: '邻居一起买，第二天到站点取',
  posterNext: '每晚有新鲜的菜，进来看看',
  shareTitle: (station: string) => `我在「${station}」买菜，您也来看看`,
  ladder: `${LADDER_NEED} 位邻居买过，送货上门免费一年`,
  ladderHave: (have: number, need: number) => (have >= need ? '已经达到，免送货券在您的券里' : `已有 ${have} 位，再来 ${need - have} 位`),
  month: (left: number) => `这个月还可以得 ${left} 次`,
  invitees: '我邀请的邻居',
  none: '还没有邻居从您的邀请进来。',
  neighbour: '邻居',
  decided: (when: string) => `${when} 有结果`,
  rewards: '得到的奖励',
  rewardSteps: { first: '第一次买', again: '又来买' },
  coupons: '看我的券',
  more: '再看一些',
} as const

export const until = (when: string): string => `${when} 截止`
