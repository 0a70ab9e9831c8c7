export default definePageConfig({ navigationBarTitleText: '小区活动' })
