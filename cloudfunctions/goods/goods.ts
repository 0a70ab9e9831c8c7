export { namesOfThings } from './goods-sql'
