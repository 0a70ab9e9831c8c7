export default definePageConfig({ navigationBarTitleText: '订单和袋子' })
