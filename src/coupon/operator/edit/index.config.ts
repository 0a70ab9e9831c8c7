export default definePageConfig({ navigationBarTitleText: '做一批券' })
