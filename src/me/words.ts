import type { ConsentKind } from '@domain/me/contract'

/** What is asked before each kind of personal information is kept. */
export const consentWords: Record<ConsentKind, { title: string; text: string }> = {
  privacy: { title: '名字和头像', text: '您填的名字和头像，只用来让团长认出您。不填也能下单。' },
  show_profile: { title: '让邻居看到', text: '拼单和家庭里的人、收到您邀请的人、看您评价的邻居，能看到您的名字和头像。不同意就显示一个画的脸。' },
  phone: { title: '手机号', text: '只在取货或退款要联系您时用。页面上只显示前三位和后四位。' },
  address: { title: '楼栋和门牌', text: '只在送到家时用，只有您站点的团长看得到。' },
}

export const words = {
  signIn: '登录后可以看和改您的信息。',
  agree: (title: string) => `我同意邻拼保存我的${title}`,
  agreeShow: '我同意让邻居看到我的名字和头像',
}
