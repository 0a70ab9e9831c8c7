export default definePageConfig({ navigationBarTitleText: '邻居怎么说' })
