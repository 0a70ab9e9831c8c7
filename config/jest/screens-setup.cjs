class Watcher {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
}

globalThis.IntersectionObserver = Watcher
globalThis.ResizeObserver = Watcher
// @tarojs/router and @tarojs/taro import each other; this one must come first.
require('@tarojs/taro')
// Taro's test tools still take `act` from where React 18.3 calls it deprecated.
require('react-dom/test-utils').act = require('react').act
