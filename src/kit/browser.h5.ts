import Taro from '@tarojs/taro'

export const insideWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent)
/** The app's own address as the world outside knows it. */
export const outsideAddress = (address: string): string => new URL(address, location.origin).href
/** Opens the app anew where it stands. */
export const startAgain = (): void => location.reload()
/** Gives a text to its reader: as a file here, by the clipboard where there are no files. */
export function saveText(name: string, text: string, type: string): 'saved' | 'copied' {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  return 'saved'
}
/** Puts the page on paper. Mini-programs can't: there the button isn't shown. */
export const printPage: (() => void) | null = () => window.print()

/**
 * Who goes back while a page is still being fetched is shown that page all the same when it comes, under the address she went back to: Taro looks only
 * whether the same page was asked for again. So where page and address part, the address is looked at once more.
 */
export function keepToTheAddress(): void {
  Taro.eventCenter.on('__afterTaroRouterChange', ({ toLocation }: { toLocation: { path: string } }) => {
    if (toLocation.path !== location.pathname) dispatchEvent(new PopStateEvent('popstate'))
  })
}

/** The tab bar's links are empty scripts (`javascript:;`), which the page's policy rightly refuses, aloud: they lead nowhere, their taps are heard all the same. */
export function stillEmptyLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]')) event.preventDefault()
  })
}
