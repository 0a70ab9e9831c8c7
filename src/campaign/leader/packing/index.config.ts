export default definePageConfig({ navigationBarTitleText: '订货和装袋' })
