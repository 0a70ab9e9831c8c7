/** A mini-program has no keyboard to keep; the sheet's shade catches what would move the page. */
export const useHold = (_id: string, _open: boolean, _onClose: () => void): void => undefined
