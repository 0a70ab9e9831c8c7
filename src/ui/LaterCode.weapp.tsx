/** In a mini-program everything is there at once. */
export { Code as LaterCode } from './Code'
