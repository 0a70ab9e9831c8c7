import type { Pages } from './pages'

/** What the person holding the phone does when WeChat asks her something, and what her phone can do. */
export interface Person {
  readonly openid: string
  /** `pay` pays at the cashier, `cancel` closes it. */
  cashier: 'pay' | 'cancel'
  modal: 'confirm' | 'cancel'
  actionSheet: number
  scan: string | null
  place: { latitude: number; longitude: number } | null
  online: boolean
}

/** The world around the phone. */
export interface Outside {
  /** Answers `wx.request`; throws when there is no connection. */
  request(
    url: string,
    method: string,
    headers: Record<string, string>,
    body: string | undefined,
  ): Promise<{ status: number; headers: Record<string, string>; text: string }>
  /** Pays what `wx.requestPayment` shows; throws when the cashier refuses. */
  pay(prepayId: string): Promise<void>
}

interface Options {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
  [name: string]: unknown
}
type Api = (options?: Options) => unknown
interface Outcome {
  readonly ok: boolean
  readonly result?: object
}
type Settle = (name: string, options: Options | undefined, outcome: Outcome | Promise<Outcome>) => unknown
type Schedule = (run: () => void) => void

export interface Wx {
  readonly api: Record<string, unknown>
  /** Every call of an API that only shows or does something, newest last. */
  readonly calls: { name: string; options: Options }[]
  readonly storage: Map<string, unknown>
}

const WINDOW = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 2,
  statusBarHeight: 20,
  safeArea: { top: 20, bottom: 778, left: 0, right: 375, width: 375, height: 758 },
}
const SYSTEM = {
  platform: 'devtools',
  system: 'iOS 17',
  SDKVersion: '3.8.0',
  version: '8.0.50',
  brand: 'phone',
  model: 'phone',
  language: 'zh_CN',
  theme: 'light',
}
const SHOWN = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'pageScrollTo',
  'stopPullDownRefresh',
  'startPullDownRefresh',
  'vibrateShort',
  'showShareMenu',
  'hideShareMenu',
  'setTabBarBadge',
  'removeTabBarBadge',
  'setTabBarItem',
  'setTabBarStyle',
  'hideTabBar',
  'showTabBar',
  'previewImage',
  'setClipboardData',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'setKeepScreenOn',
  'requestSubscribeMessage',
  'saveImageToPhotosAlbum',
  'makePhoneCall',
  'openLocation',
  'showTabBarRedDot',
  'hideTabBarRedDot',
  'setPageStyle',
]

/** WeChat's `wx` as far as the app uses it. What is missing here is `undefined` there too, as on an older phone. */
export function createWx(person: Person, outside: Outside, pages: Pages, schedule: Schedule, changed: () => void): Wx {
  const storage = new Map<string, unknown>()
  const calls: Wx['calls'] = []
  /** Tells how it went: by the callbacks, or, where there are none, by a promise, as WeChat does. */
  const settle: Settle = (name, options, outcome) => {
    const told = Promise.resolve(outcome).then(
      ({ ok, result }) =>
        new Promise((resolve, reject) => {
          const answer = { errMsg: `${name}:${ok ? 'ok' : 'fail'}`, ...result }
          schedule(() => {
            if (ok) options?.success?.(answer)
            else options?.fail?.(answer)
            options?.complete?.(answer)
            if (ok) resolve(answer)
            else reject(answer)
            changed()
          })
        }),
    )
    if (!options?.success && !options?.fail && !options?.complete) return told
    told.catch(() => undefined)
    return undefined
  }
  const answers =
    (name: string, result: (options: Options) => object | undefined): Api =>
    (options = {}) => {
      calls.push({ name, options })
      const value = result(options)
      return settle(name, options, value ? { ok: true, result: value } : failed(name, 'cancel'))
    }
  const goes =
    (name: string, go: (options: Options) => void): Api =>
    (options = {}) => {
      go(options)
      return settle(name, options, { ok: true })
    }
  const pay = paymentApi(person, outside, settle)
  const api: Record<string, unknown> = {
    ...systemApi(pages),
    ...storageApi(storage, settle),
    navigateTo: goes('navigateTo', (o) => pages.open(String(o.url))),
    redirectTo: goes('redirectTo', (o) => pages.replace(String(o.url), 1)),
    reLaunch: goes('reLaunch', (o) => pages.replace(String(o.url), Infinity)),
    switchTab: goes('switchTab', (o) => pages.replace(String(o.url), Infinity)),
    navigateBack: goes('navigateBack', (o) => pages.back(Number(o.delta ?? 1))),
    request: requestApi(person, outside, settle),
    login: answers('login', () => ({ code: `sim:${person.openid}` })),
    requestPayment: (options: Options = {}) => {
      calls.push({ name: 'requestPayment', options })
      return pay(options)
    },
    showModal: answers('showModal', () => ({ confirm: person.modal === 'confirm', cancel: person.modal === 'cancel' })),
    showActionSheet: answers('showActionSheet', () => (person.actionSheet < 0 ? undefined : { tapIndex: person.actionSheet })),
    scanCode: answers('scanCode', () => (person.scan === null ? undefined : { result: person.scan, scanType: 'QR_CODE' })),
    getLocation: answers('getLocation', () => person.place ?? undefined),
    getFuzzyLocation: answers('getFuzzyLocation', () => person.place ?? undefined),
    getNetworkType: answers('getNetworkType', () => ({ networkType: person.online ? 'wifi' : 'none', isConnected: person.online })),
    requirePrivacyAuthorize: answers('requirePrivacyAuthorize', () => ({})),
    getPrivacySetting: answers('getPrivacySetting', () => ({ needAuthorization: false })),
    ...Object.fromEntries(SHOWN.map((name) => [name, answers(name, () => ({}))])),
  }
  const quiet = (name: string): unknown => (/^(on|off)[A-Z]/.test(name) ? () => undefined : undefined)
  return {
    calls,
    storage,
    api: new Proxy(api, { get: (target, name) => (typeof name !== 'string' ? undefined : name in target ? target[name] : quiet(name)) }),
  }
}

function systemApi(pages: Pages): Record<string, unknown> {
  const enter = () => ({ path: pages.first, query: {}, scene: 1001, referrerInfo: {} })
  return {
    getSystemInfoSync: () => ({ ...WINDOW, ...SYSTEM }),
    getWindowInfo: () => WINDOW,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getSystemSetting: () => ({ locationEnabled: true }),
    getLaunchOptionsSync: enter,
    getEnterOptionsSync: enter,
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 281, right: 368, width: 87, height: 32 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000001', envVersion: 'develop' } }),
    canIUse: () => true,
    nextTick: (run: () => void) => pages.later(run),
    createSelectorQuery: () => pages.selectorQuery(),
    // Taro takes over what it finds named here.
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    onNeedPrivacyAuthorization: () => undefined,
    createIntersectionObserver: () => observer,
  }
}

const observer = { relativeTo: () => observer, relativeToViewport: () => observer, observe: () => undefined, disconnect: () => undefined }

function storageApi(storage: Map<string, unknown>, settle: Settle): Record<string, unknown> {
  const copy = (value: unknown): unknown => (value === undefined ? '' : (JSON.parse(JSON.stringify(value)) as unknown))
  const read = (key: unknown): unknown => copy(storage.get(String(key)))
  return {
    getStorageSync: read,
    setStorageSync: (key: string, value: unknown) => void storage.set(key, copy(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    getStorage: (o: Options) =>
      settle('getStorage', o, storage.has(String(o.key)) ? { ok: true, result: { data: read(o.key) } } : { ok: false }),
    setStorage: (o: Options) => {
      storage.set(String(o.key), copy(o.data))
      return settle('setStorage', o, { ok: true })
    },
    removeStorage: (o: Options) => {
      storage.delete(String(o.key))
      return settle('removeStorage', o, { ok: true })
    },
  }
}

function requestApi(person: Person, outside: Outside, settle: Settle): Api {
  return (options = {}) => {
    let aborted = false
    const headers = Object.fromEntries(
      Object.entries((options.header ?? {}) as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), String(value)]),
    )
    const method = String(options.method ?? 'GET').toUpperCase()
    const body =
      options.data === undefined || method === 'GET'
        ? undefined
        : typeof options.data === 'string'
          ? options.data
          : JSON.stringify(options.data)
    const sent = person.online
      ? outside.request(String(options.url), method, { 'content-type': 'application/json', ...headers }, body)
      : Promise.reject(new Error('offline'))
    const answered = sent.then(
      (answer): Outcome => ({
        ok: true,
        result: { statusCode: answer.status, header: answer.headers, data: parsed(answer.text, options.dataType) },
      }),
      (error: unknown): Outcome => ({ ok: false, result: { errMsg: `request:fail ${String(error)}`, errno: 600001 } }),
    )
    void answered.then((outcome) => aborted || settle('request', { complete: () => undefined, ...options }, outcome))
    return { abort: () => (aborted = true), onHeadersReceived: () => undefined, offHeadersReceived: () => undefined }
  }
}

function parsed(text: string, dataType: unknown): unknown {
  if (dataType !== undefined && dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function paymentApi(person: Person, outside: Outside, settle: Settle): Api {
  return (options = {}) => {
    const missing = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'].filter(
      (name) => typeof options[name] !== 'string' || options[name] === '',
    )
    if (missing.length > 0) return settle('requestPayment', options, failed('requestPayment', `parameter error: ${missing.join(', ')}`))
    if (person.cashier === 'cancel') return settle('requestPayment', options, failed('requestPayment', 'cancel'))
    const paid = outside.pay(String(options.package).replace(/^prepay_id=/, ''))
    return settle(
      'requestPayment',
      options,
      paid.then(
        () => ({ ok: true }),
        (error: unknown) => failed('requestPayment', String(error)),
      ),
    )
  }
}

const failed = (name: string, why: string): Outcome => ({ ok: false, result: { errMsg: `${name}:fail ${why}` } })
