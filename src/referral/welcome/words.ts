export const words = {
  title: '邻居请您一起买菜',
  from: (name: string) => `${name}请您来`,
  store: (name: string) => `「${name}」请您来`,
  how: '晚上在手机上订，第二天到小区站点取。三家一起拼更便宜，到时间没拼成就退钱或按原价，由您选。',
  free: '不用交会费，看看也不用登录。',
  accept: '接受邀请，看今晚的菜',
  look: '先看看',
  kept: '已经记下是谁请您来的。',
} as const
