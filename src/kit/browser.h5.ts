export const insideWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent)
/** The app's own address as the world outside knows it. */
export const outsideAddress = (address: string): string => new URL(address, location.origin).href
