export default definePageConfig({ navigationBarTitleText: '住户每周的变化' })
