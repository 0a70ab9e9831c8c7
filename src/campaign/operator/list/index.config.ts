export default definePageConfig({ navigationBarTitleText: '团期' })
