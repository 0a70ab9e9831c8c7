import type { Category } from '@domain/goods/contract'

const leaf = '#3f9b57'
const dark = '#2b6e3d'

/** Our own drawings, one a category, on a 64 × 64 field. They stand in where goods have no picture and are marked as illustrations. */
export const categoryArt: Record<Category, string> = {
  vegetable: `<path d="M32 58c-6-8-8-20-6-32" stroke="#cfe8c9" stroke-width="8" fill="none" stroke-linecap="round"/><path d="M26 30C10 30 8 14 14 8c10-2 20 6 18 20 2-14 14-20 20-14 4 10-6 22-20 20z" fill="${leaf}"/><path d="M28 30C24 20 20 14 15 10M34 32c4-8 10-13 16-16" stroke="${dark}" stroke-width="2" fill="none" stroke-linecap="round"/><path d="M32 34c10-4 18 2 18 12-8 6-18 2-20-8" fill="#5cb573"/>`,
  fruit: `<circle cx="32" cy="38" r="20" fill="#f08a4b"/><path d="M32 20c0-6 2-10 6-14" stroke="#7a5230" stroke-width="3" fill="none" stroke-linecap="round"/><path d="M36 14c6-6 14-6 18-2-4 6-12 8-18 2z" fill="${leaf}"/><path d="M20 34c2-6 6-9 11-10" stroke="#fbd3b4" stroke-width="3" fill="none" stroke-linecap="round"/>`,
  meat: `<path d="M10 34c0-14 14-22 28-20 12 2 18 12 16 22s-12 18-26 18S10 46 10 34z" fill="#d9756b"/><path d="M16 35c0-9 10-15 21-14 9 1 12 8 11 14-2 8-9 12-20 12-8 0-12-5-12-12z" fill="#efa79c"/><circle cx="38" cy="31" r="6" fill="#fff4ec"/><circle cx="38" cy="31" r="2.5" fill="#d9756b"/>`,
  seafood: `<path d="M8 33c10-16 28-18 40-3l8-8c3 8 3 14 0 22l-8-8C36 50 18 48 8 33z" fill="#5f9fc4"/><path d="M8 33c10 14 27 17 39 5-12 3-26 3-39-5z" fill="#a9cfe3"/><circle cx="19" cy="30" r="2.5" fill="#1c3442"/><path d="M28 24c3 5 3 11 0 17" stroke="#3f7fa6" stroke-width="2" fill="none"/>`,
  'egg-dairy': `<path d="M40 10h12l2 10v34a3 3 0 0 1-3 3H39a3 3 0 0 1-3-3V20z" fill="#e9f1f7" stroke="#8fb3cc" stroke-width="2"/><path d="M36 32h18v12H36z" fill="#6ea4c8"/><ellipse cx="20" cy="42" rx="12" ry="15" fill="#f3d3a6"/><path d="M14 36c1-4 3-6 6-7" stroke="#fff6e6" stroke-width="3" fill="none" stroke-linecap="round"/>`,
  staple: `<path d="M8 34h48c0 13-9 22-24 22S8 47 8 34z" fill="#c8553d"/><path d="M12 34c0-10 8-16 20-16s20 6 20 16z" fill="#fffaf0" stroke="#e3d8c0" stroke-width="2"/><path d="M24 27h4M33 24h4M38 30h4" stroke="#e3d8c0" stroke-width="2" stroke-linecap="round"/><path d="M14 42c6 5 30 5 36 0" stroke="#e79a83" stroke-width="2" fill="none"/>`,
  snack: `<circle cx="32" cy="33" r="21" fill="#d8a25e"/><circle cx="32" cy="33" r="21" fill="none" stroke="#b57f3d" stroke-width="2"/><circle cx="24" cy="27" r="3.5" fill="#6b4423"/><circle cx="39" cy="24" r="3" fill="#6b4423"/><circle cx="41" cy="38" r="3.5" fill="#6b4423"/><circle cx="28" cy="42" r="3" fill="#6b4423"/>`,
  household: `<path d="M24 8h12v8H24z" fill="#7a9cb8"/><path d="M36 9h10l-4 6h-6z" fill="#7a9cb8"/><path d="M22 18h16c6 4 8 9 8 15v20a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4V33c0-7 2-12 6-15z" fill="#b9d3e6"/><path d="M16 36h30v12H16z" fill="#fff"/><path d="M31 38c3 3 4 5 4 6a4 4 0 0 1-8 0c0-1 1-3 4-6z" fill="#5f9fc4"/>`,
}
