import type { BadgeId } from '@domain/badge/contract'
import { svgAddress } from '../../ui/svg'

/** Drawn for this project: a disc on two ribbons, and on its paper what the badge is for. They stay in this subpackage: nobody fetches them before her wall. */
const SIDE = 96

const leaf = '#3f9b57'
const dark = '#2b7a42'
const pale = '#8cc9a0'
const honey = '#f2b84b'
const tomato = '#e0604a'
const sky = '#7aa9d8'
const wood = '#9c7040'
const paper = '#fffaf0'
const skins = ['#f3cfae', '#e9bd97', '#d9a67c'] as const
const hairs = ['#3a2a20', '#7a4b2a', '#8a8f94'] as const

interface Ground {
  readonly disc: string
  readonly ribbon: string
}
const GROUNDS = {
  order: { disc: pale, ribbon: leaf },
  pool: { disc: '#f6d48f', ribbon: '#d99a2b' },
  people: { disc: '#f3b3a4', ribbon: tomato },
  day: { disc: '#b9d3ee', ribbon: '#5b8fc8' },
} as const satisfies Record<string, Ground>

const frame = ({ disc, ribbon }: Ground, inside: string): string =>
  `<ellipse cx="48" cy="91" rx="26" ry="3" fill="#000" opacity=".1"/><path d="M33 62l-8 27 11-4 7 7 6-26zM63 62l8 27-11-4-7 7-6-26z" fill="${ribbon}"/>` +
  `<circle cx="48" cy="42" r="37" fill="${disc}"/><circle cx="48" cy="42" r="30" fill="${paper}"/>${inside}`

const face = (x: number, y: number, size: number, which: 0 | 1 | 2): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><circle r="10" fill="${hairs[which]}"/><circle cy="2" r="8.5" fill="${skins[which]}"/>` +
  `<circle cx="-3" cy="2" r="1.2" fill="#22262b"/><circle cx="3" cy="2" r="1.2" fill="#22262b"/><path d="M-3 5q3 3 6 0" fill="none" stroke="#22262b" stroke-width="1.2" stroke-linecap="round"/></g>`

const bag = (x: number, y: number, size: number, colour: string): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-6-9v-3a6 6 0 0 1 12 0v3" fill="none" stroke="${wood}" stroke-width="2.5"/><path d="M-12-9h24l-2 21h-20z" fill="${colour}"/>` +
  `<path d="M0 7c-5-1-7-4-7-8 5 0 7 3 7 8zM0 7c0-5 2-8 7-8 0 4-2 7-7 8z" fill="${paper}"/></g>`

const sprout = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M0 12V-2" stroke="${dark}" stroke-width="3" stroke-linecap="round"/><path d="M0-1c-9 1-13-4-13-11 8-1 13 3 13 11z" fill="${leaf}"/><path d="M0-1c0-8 5-12 13-11 0 8-5 12-13 11z" fill="${pale}"/></g>`

const balloon = (x: number, y: number, colour: string): string =>
  `<path d="M${x} ${y + 11}q3 8-2 14" fill="none" stroke="${wood}" stroke-width="1.8"/><ellipse cx="${x}" cy="${y}" rx="9" ry="11" fill="${colour}"/><ellipse cx="${x - 3}" cy="${y - 4}" rx="2" ry="3" fill="#fff" opacity=".6"/>`

const page = (inside: string): string =>
  `<rect x="30" y="26" width="36" height="34" rx="5" fill="#e9dfc9"/><path d="M30 31a5 5 0 0 1 5-5h26a5 5 0 0 1 5 5v5H30z" fill="${tomato}"/><path d="M39 22v7M57 22v7" stroke="${wood}" stroke-width="3" stroke-linecap="round"/>${inside}`

const dots = (points: readonly (readonly [number, number])[], size: number, colour: string): string =>
  points.map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size}" fill="${colour}"/>`).join('')

/** So many points on a ring, the first at its top. */
const ring = (count: number, radius: number): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, n) => [48 + radius * Math.sin((n * 2 * Math.PI) / count), 42 - radius * Math.cos((n * 2 * Math.PI) / count)] as const)

const star = (x: number, y: number, size: number): string =>
  `<path transform="translate(${x} ${y}) scale(${size})" d="M0-10l3 6.5 7 .8-5.200 4.800 1.400 7L0 5.600l-6.200 3.500 1.400-7L-10-2.700l7-.8z" fill="${honey}"/>`

const house = (x: number, colour: string): string =>
  `<path d="M${x - 11} 42l11-11 11 11v17h-22z" fill="${colour}"/><path d="M${x - 13} 43l13-13 13 13" fill="none" stroke="${wood}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><rect x="${x - 4}" y="48" width="8" height="11" fill="${paper}"/>`

const petal = (turn: number, colour: string): string => `<path transform="rotate(${turn} 48 42)" d="M48 40c-9-4-10-14-5-19 3 2 4 4 5 6 1-2 2-4 5-6 5 5 4 15-5 19z" fill="${colour}"/>`

const { order, pool, people, day } = GROUNDS

const BODIES: Readonly<Record<BadgeId, string>> = {
  first_order: frame(order, bag(48, 46, 1.2, leaf)),
  ten_orders: frame(order, bag(38, 48, 0.85, tomato) + bag(58, 48, 0.85, leaf)),
  fifty_orders: frame(order, bag(48, 32, 0.7, honey) + bag(35, 53, 0.7, tomato) + bag(61, 53, 0.7, leaf)),
  first_pool: frame(pool, face(48, 32, 0.95, 0) + face(36, 50, 0.95, 1) + face(60, 50, 0.95, 2)),
  ten_pools: frame(pool, `${ring(5, 19).map(([x, y], n) => face(x, y, 0.72, (n % 3) as 0 | 1 | 2)).join('')}${star(48, 42, 0.9)}`),
  pool_opener: frame(pool, `<path d="M36 24v38" stroke="${wood}" stroke-width="3.500" stroke-linecap="round"/><path d="M37 25h29l-6 9 6 9H37z" fill="${tomato}"/>${face(49, 33, 0.6, 0)}`),
  thursday_pools: frame(pool, page(dots([[39, 45], [57, 45], [39, 54], [57, 54]], 3.6, leaf))),
  ten_neighbours: frame(people, house(37, honey) + house(60, sky)),
  four_seasons: frame(day, petal(0, pale) + petal(90, leaf) + petal(180, tomato) + petal(270, sky)),
  twelve_months: frame(day, dots(ring(12, 21), 3.8, leaf) + sprout(48, 44, 0.8)),
  early_bird: frame(day, `<circle cx="60" cy="30" r="8" fill="${honey}"/><path d="M30 46c0-9 7-15 16-15 5 0 9 3 10 7l8 2-8 4c0 9-6 15-14 15-7 0-12-5-12-13z" fill="${sky}"/><path d="M36 47c6-3 12 0 12 8-7 1-12-2-12-8z" fill="#5b8fc8"/><circle cx="50" cy="39" r="1.800" fill="#22262b"/><path d="M39 59v5M45 59v5" stroke="${wood}" stroke-width="2.500" stroke-linecap="round"/>`),
  all_kinds: frame(order, `<circle cx="37" cy="36" r="8" fill="${tomato}"/><path d="M37 28q1-5 5-5" stroke="${dark}" stroke-width="2.500" fill="none" stroke-linecap="round"/><path d="M52 26l11 3-13 17c-5-3-5-14 2-20z" fill="${honey}"/><path d="M62 28c5-1 6-5 6-5M60 25c1-4 0-6 0-6" stroke="${leaf}" stroke-width="2.500" stroke-linecap="round"/><path d="M29 46h38l-4 14H33z" fill="${wood}"/><path d="M31 51h34M33 56h31" stroke="#c79a63" stroke-width="2"/>`),
  brought_one: frame(people, `<path d="M30 24h22v36H30z" fill="${wood}"/><path d="M33 27h16v33H33z" fill="#f6d48f"/><path d="M33 27l-6-3v40l6-4z" fill="#c79a63"/>${face(55, 44, 1.05, 1)}`),
  brought_three: frame(people, sprout(34, 48, 0.85) + sprout(62, 48, 0.85) + sprout(48, 42, 1.15)),
  week_streak: frame(day, `${dots(ring(7, 20), 4.5, honey)}<path d="M39 42l6 6 12-12" fill="none" stroke="${leaf}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`),
  month_streak: frame(day, page(star(48, 49, 1.05))),
  event_goer: frame(people, balloon(48, 35, tomato)),
  event_regular: frame(people, balloon(36, 38, sky) + balloon(60, 38, honey) + balloon(48, 31, tomato)),
  green_hand: frame(order, `<path d="M30 58c-2-20 10-34 36-34 1 24-10 36-28 34z" fill="${leaf}"/><path d="M32 60c6-14 14-22 25-28M41 47l-1-9M48 40l0-8M44 46l10 1" fill="none" stroke="${pale}" stroke-width="2.500" stroke-linecap="round"/>`),
  reviewer: frame(people, `<path d="M28 28h40a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H50l-10 9v-9H28a4 4 0 0 1-4-4V32a4 4 0 0 1 4-4z" fill="${pale}"/>${star(35, 41, 0.6) + star(48, 41, 0.6) + star(61, 41, 0.6)}`),
  tasting_team: frame(people, `<path d="M28 42h40c0 12-8 20-20 20s-20-8-20-20z" fill="${tomato}"/><path d="M26 40h44v4H26z" fill="#c4503c"/><path d="M40 34q-4-5 0-9M48 34q-4-5 0-9M56 34q-4-5 0-9" fill="none" stroke="${wood}" stroke-width="2.500" stroke-linecap="round"/>`),
}

export const badgePicture = (badgeId: BadgeId): string => svgAddress(SIDE, BODIES[badgeId])
