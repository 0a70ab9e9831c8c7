import type { EventPicture } from './event-names'

const SUN = '<circle cx="268" cy="36" r="18" fill="#ffd27a"/>'
const CLOUD = '<path d="M40 40a12 12 0 0 1 22-6 10 10 0 0 1 16 8H38z" fill="#fff" opacity=".9"/>'
const day = (sky: string, ground: string): string => `<path d="M0 0h320v160H0z" fill="${sky}"/><path d="M0 124c60-18 130-18 190-8s100 4 130-6v50H0z" fill="${ground}"/>`
const room = (wall: string, table: string): string => `<path d="M0 0h320v160H0z" fill="${wall}"/><path d="M0 112h320v48H0z" fill="${table}"/><path d="M0 112h320v6H0z" fill="#000" opacity=".08"/>`

const tree = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M0 0v-30" stroke="#8a5a33" stroke-width="6" stroke-linecap="round"/><circle cx="0" cy="-44" r="20" fill="#3f9b57"/><circle cx="-12" cy="-34" r="13" fill="#57b06d"/><circle cx="12" cy="-36" r="12" fill="#2f8447"/></g>`
const sprout = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-22 4c0-9 10-14 22-14s22 5 22 14z" fill="#7a5230"/><path d="M0-8v-22" stroke="#2b7a42" stroke-width="4" stroke-linecap="round"/><path d="M0-26c-12 1-18-6-18-15 12-1 18 5 18 15z" fill="#3f9b57"/><path d="M0-24c0-11 7-17 18-15 0 10-7 16-18 15z" fill="#8cc9a0"/></g>`
/** A neighbour from the waist up, drawn like the faces are. */
const person = (x: number, y: number, coat: string, hair: string): string =>
  `<g transform="translate(${x} ${y})"><path d="M-24 44c0-22 10-34 24-34s24 12 24 34z" fill="${coat}"/><circle cx="0" cy="-6" r="17" fill="#f3cfae"/><path d="M-17-6c0-14 7-20 17-20s17 6 17 20c-5-7-11-10-17-10S-12-13-17-6z" fill="${hair}"/><path d="M-6-2h.1M6-2h.1" stroke="#3a2a20" stroke-width="4" stroke-linecap="round"/><path d="M-6 4c4 4 8 4 12 0" stroke="#b5654a" stroke-width="2.5" fill="none" stroke-linecap="round"/></g>`
const dumpling = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y})"><path d="M-22 6C-22-12-10-18 0-18S22-12 22 6z" fill="#fffaf0" stroke="#e3d8c0" stroke-width="2"/><path d="M-16-4c3-3 5-3 7 0M-5-8c3-3 6-3 9 0M9-5c2-3 5-3 7 0" stroke="#d9cbaa" stroke-width="2.5" fill="none" stroke-linecap="round"/></g>`
const lantern = (x: number, y: number): string =>
  `<g transform="translate(${x} ${y})"><path d="M0-34V-20" stroke="#9c7040" stroke-width="3"/><ellipse cx="0" cy="0" rx="24" ry="20" fill="#e0604a"/><path d="M0-20c-9 8-9 32 0 40M0-20c9 8 9 32 0 40" stroke="#b8452f" stroke-width="2" fill="none"/><path d="M-9-20H9M-9 20H9" stroke="#ffd27a" stroke-width="5" stroke-linecap="round"/><path d="M0 22v14" stroke="#ffd27a" stroke-width="3"/></g>`
const crate = (x: number, y: number, goods: string): string =>
  `<g transform="translate(${x} ${y})">${goods}<path d="M-32 0h64l-5 30h-54z" fill="#c79a62"/><path d="M-31 10h62M-29 20h58" stroke="#9c7040" stroke-width="2.5"/></g>`
const round = (colour: string): string => `<circle cx="-18" cy="-4" r="10" fill="${colour}"/><circle cx="0" cy="-8" r="11" fill="${colour}"/><circle cx="18" cy="-4" r="10" fill="${colour}"/>`
const book = (x: number, y: number, cover: string): string =>
  `<g transform="translate(${x} ${y})"><path d="M0 0c-10-8-24-8-34-4v32c10-4 24-4 34 4 10-8 24-8 34-4V-4C24-8 10-8 0 0z" fill="#fffaf0"/><path d="M0 0v32M-26 6c7-1 12 0 18 3M-26 14c7-1 12 0 18 3M8 9c6-3 11-4 18-3M8 17c6-3 11-4 18-3" stroke="#d9cbaa" stroke-width="2" fill="none"/><path d="M-34 30c10-4 24-4 34 4 10-8 24-8 34-4" stroke="${cover}" stroke-width="5" fill="none" stroke-linecap="round"/></g>`

/** Our own drawings of what neighbours do together, on a 320 × 160 field. */
export const eventArt: Record<EventPicture, string> = {
  planting: `${day('#dff1fb', '#b9dcaa')}${SUN}${CLOUD}${tree(48, 122, 0.9)}${tree(282, 118, 0.7)}${sprout(120, 138, 0.9)}${sprout(216, 140, 0.8)}${person(166, 92, '#7a9cc8', '#3a2a20')}<path d="M190 96l22 34" stroke="#9c7040" stroke-width="5" stroke-linecap="round"/><path d="M206 126l14-4 2 18c-8 3-14-3-16-14z" fill="#8a8f94"/>`,
  tasting: `${room('#fdf0d8', '#d9b183')}${person(70, 70, '#7fb28d', '#22262b')}${person(250, 70, '#c97f7f', '#8a8f94')}<ellipse cx="160" cy="128" rx="66" ry="14" fill="#fffaf0"/><path d="M112 122c6-18 26-22 38-10 8-16 34-16 40 2 8 0 12 4 14 10z" fill="#e0604a"/><path d="M124 122c6-10 16-12 24-4M164 122c6-10 18-10 24 0" stroke="#fff" stroke-width="3" fill="none" opacity=".7"/><path d="M150 112c4 4 12 4 18 0" stroke="#2b7a42" stroke-width="5" stroke-linecap="round"/>`,
  dumplings: `${room('#fbe7da', '#e3bd8d')}${person(160, 66, '#a98bc0', '#3a2a20')}<ellipse cx="160" cy="132" rx="104" ry="18" fill="#c79a62"/><ellipse cx="160" cy="129" rx="98" ry="15" fill="#f1dcb8"/>${dumpling(104, 132)}${dumpling(150, 138)}${dumpling(198, 136)}${dumpling(236, 128)}<path d="M40 128l42 10" stroke="#9c7040" stroke-width="8" stroke-linecap="round"/>`,
  farm: `${day('#dff1fb', '#a9cf8f')}${SUN}${CLOUD}<path d="M70 118V84l26-20 26 20v34z" fill="#e0604a"/><path d="M64 88l32-26 32 26" stroke="#b8452f" stroke-width="6" fill="none" stroke-linecap="round" stroke-linejoin="round"/><path d="M86 118V98h20v20z" fill="#fff3e0"/><path d="M150 158c4-16 12-26 24-34M190 158c2-14 6-24 14-34M232 158c0-14 2-24 4-36" stroke="#6fa457" stroke-width="7" fill="none" stroke-linecap="round"/>${tree(280, 112, 0.8)}${crate(204, 118, round('#f08a4b'))}`,
  market: `${day('#e6f1f5', '#d8cdb4')}<path d="M52 60h216v70H52z" fill="#fffaf0"/><path d="M44 62l14-30h204l14 30z" fill="#e0604a"/><path d="M86 32l-8 30h40l2-30zM154 32v30h38l-6-30zM222 32l14 30h40l-14-30z" fill="#fff"/>${crate(100, 112, round('#3f9b57'))}${crate(172, 112, round('#f08a4b'))}${crate(242, 112, round('#d9756b'))}`,
  reading: `${room('#e7eef6', '#c9a57c')}<path d="M24 20h72v60H24z" fill="#bcd7e8"/><path d="M60 20v60M24 50h72" stroke="#fff" stroke-width="4"/>${person(206, 66, '#d99a5b', '#5a4a40')}${person(130, 74, '#7fb28d', '#22262b')}${book(168, 112, '#e0604a')}<path d="M268 112V84h12v28zM284 112V78h10v34z" fill="#3f9b57"/><path d="M298 112V88h10v24z" fill="#e0604a"/>`,
  sport: `${day('#dff1fb', '#c7e0b4')}${SUN}${tree(34, 120, 0.8)}${tree(296, 116, 0.8)}${person(110, 84, '#7a9cc8', '#22262b')}${person(212, 84, '#d99a5b', '#7a4b2a')}<path d="M128 96l20-22M194 96l-20-22" stroke="#f3cfae" stroke-width="9" stroke-linecap="round"/><circle cx="161" cy="52" r="15" fill="#fff"/><path d="M150 42c8 4 14 12 16 24M172 42c-8 6-14 12-22 14" stroke="#d9756b" stroke-width="3" fill="none"/>`,
  festival: `<path d="M0 0h320v160H0z" fill="#3c4a7a"/><path d="M0 132c60-14 130-14 190-6s100 2 130-4v38H0z" fill="#2b3558"/><circle cx="262" cy="42" r="24" fill="#ffe6a6"/><path d="M60 30h.1M110 20h.1M200 26h.1M150 44h.1M300 96h.1" stroke="#ffe6a6" stroke-width="4" stroke-linecap="round"/>${lantern(58, 74)}${lantern(122, 62)}${lantern(186, 78)}${person(112, 118, '#7fb28d', '#22262b')}${person(170, 120, '#c97f7f', '#8a8f94')}${person(228, 118, '#d99a5b', '#3a2a20')}`,
}

/** What stands for an event without a picture of its own. */
export const anyEventArt = `${day('#e9f3e6', '#c7e0b4')}${SUN}${CLOUD}${tree(36, 122, 0.8)}${person(104, 96, '#7fb28d', '#22262b')}${person(160, 88, '#d99a5b', '#8a8f94')}${person(216, 96, '#7a9cc8', '#7a4b2a')}${tree(288, 118, 0.9)}`
