export default definePageConfig({ navigationBarTitleText: '发券规则' })
