export const AGREE_BUTTON = 'agree-button'

/** Browsers have no such question. */
export const watchWechatsQuestion = (): void => undefined
