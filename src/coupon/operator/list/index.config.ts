export default definePageConfig({ navigationBarTitleText: '券批次' })
