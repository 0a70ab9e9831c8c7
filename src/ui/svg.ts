/** A drawing as an address that pictures show on both platforms: mini-programs take SVG from the network or from a data URI alone. */
export const svgAddress = (side: number, body: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${body}</svg>`)}`
