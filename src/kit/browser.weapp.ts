export const insideWechat = (): boolean => true
export const outsideAddress = (address: string): string => address
