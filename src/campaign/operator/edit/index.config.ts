export default definePageConfig({ navigationBarTitleText: '新开一期' })
