export default definePageConfig({ navigationBarTitleText: '发到群里' })
