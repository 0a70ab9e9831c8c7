export default definePageConfig({ navigationBarTitleText: '邻居的邀请' })
