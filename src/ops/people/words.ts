export const words = {
  brought: '邀请关系',
  broughtBy: (who: string) => `看 ${who} 的邀请关系`,
}
