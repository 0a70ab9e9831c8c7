import { numberOf } from './spread'

const grounds = ['#d7ecd9', '#fbe3c8', '#dbe7f6', '#f6dada', '#ece0f4', '#e5ecc8']
const hairs = ['#3a2a20', '#5a4a40', '#8a8f94', '#22262b', '#7a4b2a']
const skins = ['#f3cfae', '#e9bd97', '#f7dcc2', '#d9a67c']
const cuts = [
  'M16 30c0-12 7-18 16-18s16 6 16 18c-3-7-8-9-16-9s-13 2-16 9z',
  'M14 36c-2-16 6-25 18-25s20 9 18 25c-4-3-3-11-6-14-8 2-18 1-23-3-4 4-3 14-7 17z',
  'M17 28c-1-11 6-17 15-17 10 0 16 6 15 17-2-5-5-6-7-9-6 4-14 4-18 2-2 2-4 4-5 7z',
]

const pick = (from: readonly string[], number: number): string => from[number % from.length] ?? ''

/** The face with this number, on a 64 × 64 field. The build draws all of them; phones only fetch the one they show. */
export function drawnFace(number: number): string {
  const n = numberOf(`face ${number}`)
  const skin = pick(skins, n >>> 3)
  const smile = n % 2 === 0 ? 'M26 42c3 4 9 4 12 0' : 'M25 41c4 6 10 6 14 0z'
  const glasses = (n >>> 9) % 3 === 0 ? '<path d="M20 34a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM34 34a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM30 34h4" fill="none" stroke="#4d5750" stroke-width="1.5"/>' : ''
  return `<path d="M0 0h64v64H0z" fill="${pick(grounds, n)}"/><path d="M12 64c2-12 10-14 20-14s18 2 20 14z" fill="${pick(grounds, (n >>> 5) + 2)}" stroke="#fff" stroke-width="2"/><path d="M18 32a14 15 0 1 0 28 0a14 15 0 1 0-28 0z" fill="${skin}"/><path d="${pick(cuts, n >>> 7)}" fill="${pick(hairs, n >>> 11)}"/><circle cx="26" cy="34" r="1.8" fill="#2b2b2b"/><circle cx="38" cy="34" r="1.8" fill="#2b2b2b"/>${glasses}<path d="${smile}" fill="#fff" stroke="#9a4a3a" stroke-width="1.6"/>`
}
