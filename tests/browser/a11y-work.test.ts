import { tabs } from '../photos/screens/tabs'
import { pools } from '../photos/screens/pools'
import { people } from '../photos/screens/people'
import { readable } from './a11y'

readable((screen) => ![...tabs, ...pools, ...people].includes(screen))
