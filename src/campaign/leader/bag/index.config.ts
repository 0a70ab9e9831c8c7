export default definePageConfig({ navigationBarTitleText: '一袋货' })
