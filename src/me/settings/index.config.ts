export default definePageConfig({ navigationBarTitleText: '个人信息和设置' })
