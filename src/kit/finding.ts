import type { Category } from '@domain/goods/contract'
import { create } from 'zustand'
import { go, to } from './nav'

/** What the page that finds things was sent for: mini-programs open a tab without parameters. */
export const useFinding = create<{ readonly category: Category | null; readonly typing: boolean }>(() => ({ category: null, typing: false }))

/** Opens a category, or the search field where none is named. */
export async function goFind(category: Category | null): Promise<void> {
  useFinding.setState({ category, typing: category === null })
  await go(to.find())
}
