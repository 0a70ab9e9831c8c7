export default definePageConfig({ navigationBarTitleText: '评价这一单' })
