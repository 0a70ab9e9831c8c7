import type { Category } from './contract'

/** What a market's file calls its categories. */
export const CATEGORY_BY_NAME: Readonly<Record<string, Category>> = {
  蔬菜: 'vegetable',
  水果: 'fruit',
  肉类: 'meat',
  水产: 'seafood',
  蛋奶: 'egg-dairy',
  粮油: 'staple',
  零食: 'snack',
  日用: 'household',
}
