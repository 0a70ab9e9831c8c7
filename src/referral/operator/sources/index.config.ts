export default definePageConfig({ navigationBarTitleText: '邻居从哪里来' })
