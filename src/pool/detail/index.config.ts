export default definePageConfig({ navigationBarTitleText: '拼单', enableShareAppMessage: true, enablePullDownRefresh: true })
