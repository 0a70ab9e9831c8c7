export default definePageConfig({ navigationBarTitleText: '登记到货' })
