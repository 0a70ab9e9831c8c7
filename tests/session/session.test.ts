import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db, seed: 'none' })
  const open = async (channel: 'weapp' | 'wechat-h5', code: string) => (await shop.call('session.open', { channel, code }, { key: null })).body
  const personOf = async (channel: 'weapp' | 'wechat-h5', code: string) => {
    const body = await open(channel, code)
    expect(body).toMatchObject({ ok: true })
    return (body.value as { personId: string }).personId
  }

  it('one openid is one person', async () => {
    const [first, again, other] = [await personOf('weapp', 'sim:o-ann'), await personOf('weapp', 'sim:o-ann'), await personOf('weapp', 'sim:o-bob')]
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('one unionid is one person, whichever app she comes through', async () => {
    expect(await personOf('wechat-h5', 'sim:o-cat-page:u-cat')).toBe(await personOf('weapp', 'sim:o-cat-app:u-cat'))
    expect(await personOf('weapp', 'sim:o-dan-app:u-dan')).not.toBe(await personOf('weapp', 'sim:o-cat-app:u-cat'))
  })

  it('a unionid that WeChat tells later joins the next app to the same person', async () => {
    const person = await personOf('weapp', 'sim:o-eve-app')
    expect(await personOf('weapp', 'sim:o-eve-app:u-eve')).toBe(person)
    expect(await personOf('wechat-h5', 'sim:o-eve-page:u-eve')).toBe(person)
  })

  it('two people who turn out to be one stay two, and both can come in', async () => {
    const [app, page] = [await personOf('weapp', 'sim:o-fay-app'), await personOf('wechat-h5', 'sim:o-fay-page:u-fay')]
    expect(await personOf('weapp', 'sim:o-fay-app:u-fay')).toBe(app)
    expect(await personOf('wechat-h5', 'sim:o-fay-page:u-fay')).toBe(page)
  })

  it('two windows that come in at once with one unionid are one person', async () => {
    const people = await Promise.all([1, 2, 3, 4].map((n) => personOf(n % 2 ? 'weapp' : 'wechat-h5', `sim:o-gus-${n % 2}:u-gus`)))
    expect(new Set(people).size).toBe(1)
  })

  it('a code that WeChat does not know is refused, and session keys stay with the server', async () => {
    expect(await open('weapp', 'bad')).toEqual({ ok: false, refusal: 'code_invalid' })
    expect(JSON.stringify(await open('weapp', 'sim:o-ann'))).not.toContain('session_key')
  })
})
