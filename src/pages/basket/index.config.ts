export default definePageConfig({ navigationBarTitleText: '篮子' })
