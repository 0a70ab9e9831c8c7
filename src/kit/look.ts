import { create } from 'zustand'
import { recall, remember } from './store'

export type Theme = 'system' | 'light' | 'dark'

export interface Look {
  readonly elder: boolean
  readonly theme: Theme
}

/** How this phone's holder wants to read. */
export const useLook = create<Look>(() => ({ elder: false, theme: 'system', ...recall<Partial<Look>>('look') }))

export function setLook(change: Partial<Look>): void {
  useLook.setState(change)
  remember('look', useLook.getState())
}
