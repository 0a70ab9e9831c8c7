export default definePageConfig({ navigationBarTitleText: '我的这些日子' })
