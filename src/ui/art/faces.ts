import { numberOf } from './spread'

const grounds = ['#d3ead7', '#fbe0c0', '#d6e5f4', '#f6d8d3', '#e8ddf2', '#e3ebc4']
const clothes = ['#3f9b57', '#e0604a', '#f2b84b', '#6ea4c8', '#c79a62', '#8f7fb8', '#f29a86', '#2b7a42']
const hairs = ['#3a2a20', '#5a4a40', '#9aa0a4', '#22262b', '#7a4b2a', '#c9ccce']
const skins = ['#f3cfae', '#e9bd97', '#f7dcc2', '#dcaa80']

/** What lies behind the head and what lies over it. */
interface Cut {
  readonly behind: string
  readonly over: string
}

const short = 'M16 32c-1-14 6-21 16-21s17 7 16 21c-2-6-5-9-8-11-5 3-14 4-19 2-2 2-4 5-5 9z'
const parted = 'M16 33c-2-15 6-22 17-22 10 0 17 7 15 22-2-7-6-10-12-12-4 3-12 3-15 4-3 2-4 4-5 8z'
const fringe = 'M16 32c-1-15 7-21 16-21s17 6 16 21c-2-3-3-5-3-8-8 2-18 2-26 0 0 3-1 5-3 8z'

const cuts: readonly Cut[] = [
  { behind: '', over: short },
  { behind: '', over: parted },
  // To the chin.
  { behind: 'M13 46c-3-22 3-36 19-36s22 14 19 36c-3 4-8 4-10 0V26H23v20c-2 4-7 4-10 0z', over: fringe },
  // To the shoulders.
  { behind: 'M12 58c-2-28 2-48 20-48s22 20 20 48z', over: parted },
  // A knot on top.
  { behind: 'M25 10a7 6.5 0 1 0 14 0a7 6.5 0 1 0-14 0z', over: parted },
  // Curls.
  {
    behind: '',
    over: 'M14 33c-4-3-3-9 1-10-2-5 3-10 7-8 2-5 9-6 12-2 4-3 10 0 10 4 5 0 8 6 4 10 3 2 2 5 0 7-2-5-5-9-9-10-6 3-13 3-18 0-4 2-6 5-7 9z',
  },
]

const mouths = ['M27 42c3 3.5 7 3.5 10 0', 'M26 41c3.5 5.5 8.5 5.5 12 0z', 'M28 42.5c2.5 2 5.5 2 8 0']

const pick = <V>(from: readonly [V, ...V[]] | readonly V[], number: number): V => from[number % from.length] as V

const glasses = '<path d="M20.5 34.5a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0-10.4 0zM33.1 34.5a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0-10.4 0zM30.9 34.5h2.2" fill="none" stroke="#4a574e" stroke-width="1.5"/>'

/** The face with this number, on a 64 × 64 field. The build draws all of them; phones only fetch the one they show. */
export function drawnFace(number: number): string {
  const n = numberOf(`face ${number}`)
  const skin = pick(skins, n >>> 3)
  const hair = pick(hairs, n >>> 11)
  const { behind, over } = pick(cuts, n >>> 7)
  const mouth = pick(mouths, n >>> 1)
  return [
    `<path d="M0 0h64v64H0z" fill="${pick(grounds, n)}"/>`,
    behind && `<path d="${behind}" fill="${hair}"/>`,
    `<path d="M9 64c1-11 9-15 23-15s22 4 23 15z" fill="${pick(clothes, n >>> 5)}"/>`,
    `<path d="M26 44h12v7a6 6 0 0 1-12 0z" fill="${skin}"/>`,
    `<path d="M17.5 32a14.5 15.5 0 1 0 29 0a14.5 15.5 0 1 0-29 0z" fill="${skin}"/>`,
    '<path d="M20 40a3 2 0 1 0 6 0a3 2 0 1 0-6 0zM38 40a3 2 0 1 0 6 0a3 2 0 1 0-6 0z" fill="#e0604a" opacity=".25"/>',
    `<path d="${over}" fill="${hair}"/>`,
    '<circle cx="26" cy="34.5" r="1.7" fill="#2b2b2b"/><circle cx="38" cy="34.5" r="1.7" fill="#2b2b2b"/>',
    (n >>> 9) % 3 === 0 && glasses,
    `<path d="${mouth}" fill="${mouth.endsWith('z') ? '#fff' : 'none'}" stroke="#9a4a3a" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  ]
    .filter(Boolean)
    .join('')
}
