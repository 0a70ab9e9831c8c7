export default definePageConfig({ navigationBarTitleText: '试吃团' })
