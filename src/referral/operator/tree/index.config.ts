export default definePageConfig({ navigationBarTitleText: '邀请关系' })
