import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hasChromium, NO_CHROMIUM, useBrowser } from './browser'
import { skipUnless } from './skip'

const PAGE = `<!doctype html><html lang="zh"><title>t</title><link rel="icon" href="data:,"><body>
  <p style="display:none">Join</p><button aria-label="Join" onclick="setTimeout(() => said.textContent = 'You joined, ' + who.value, 50)">+</button><input id="who" placeholder="Your name">
  <button onclick="missing()">Break</button><p id="said">Nobody</p>
  <p>Leave it here</p><script>const leave = () => said.textContent = 'Left'; setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<button onclick="leave()">Leave</button>'), 300)</script>`

skipUnless(hasChromium(), NO_CHROMIUM).describe('a browser window', () => {
  let server: Server
  let url: string
  beforeAll(async () => {
    server = createServer((_asked, answer) => answer.setHeader('content-type', 'text/html').end(PAGE)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const browser = useBrowser()

  test('taps what is visible by its label, types, and waits for what comes of it', async () => {
    const phone = await browser.phone({ url })
    await phone.open('/')
    await phone.fill('Your name', '李')
    await phone.tap('Join')
    await phone.see('You joined, 李')
    await phone.gone('Nobody')
    expect(statSync(await phone.picture('support')).size).toBeGreaterThan(1_000)
  })

  test('does not tap a sentence that holds the words of a button on its way', async () => {
    const phone = await browser.phone({ url })
    await phone.open('/')
    await phone.tap('Leave')
    await phone.see('Left')
  })

  test('what a page complains of is kept', async () => {
    const phone = await browser.phone({ url })
    await phone.open('/')
    await phone.tap('Break')
    await phone.page.waitForFunction('true')
    expect(browser.takeProblems()).toEqual([expect.stringContaining('missing is not defined')])
  })
})
