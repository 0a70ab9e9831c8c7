import { yuan } from '@domain/money'
import type { Bank } from './bank'
import type { SimTrade } from './books'
import type { Asked, Route, Told } from './http'

const SHOP = '邻拼'

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Only a page of the web is returned to; anything else is left out. */
function backAddress(text: string | null): string | null {
  if (!text || !URL.canParse(text)) return null
  return ['http:', 'https:'].includes(new URL(text).protocol) ? text : null
}

const STYLE = `
*{box-sizing:border-box}body{margin:0;background:#f4f5f2;color:#1f2420;font:18px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:480px;margin:0 auto;padding:24px 20px 40px}
.note{background:#fff4d6;color:#6b4a00;border-radius:12px;padding:12px 16px;font-size:16px}
.card{background:#fff;border-radius:16px;padding:28px 20px;margin:20px 0;text-align:center}
h1{font-size:20px;margin:0}.amount{font-size:44px;font-weight:600;line-height:1.3;margin:12px 0 4px}.what{color:#5a625c;margin:0;overflow-wrap:anywhere}
button,.quiet{display:block;width:100%;min-height:56px;border-radius:12px;font:inherit;font-size:20px;text-align:center;line-height:56px;text-decoration:none}
button{border:0;background:#0a7d33;color:#fff;font-weight:600;padding:0}.quiet{margin-top:12px;color:#1f2420;background:#fff}
button:focus-visible,.quiet:focus-visible{outline:3px solid #1f2420;outline-offset:2px}`

function page(title: string, body: string, status = 200): Told {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
  }
  return { status, headers, body: html }
}

const NOTE = '<p class="note" role="note">模拟收银台，不会真的扣款</p>'
const backLink = (back: string | null, words: string) => (back ? `<a class="quiet" href="${escape(back)}">${words}</a>` : '')

function state(trade: SimTrade | undefined, back: string | null): Told {
  const words = !trade ? '没有找到这笔付款' : trade.state === 'CLOSED' ? '这笔付款已关闭' : '这笔订单已经付过款了'
  const card = `<section class="card"><h1>${words}</h1>${trade ? `<p class="what">${escape(trade.description)}</p>` : ''}</section>`
  return page('模拟收银台', NOTE + card + backLink(back, '返回商家'), trade ? 200 : 404)
}

function checkout(trade: SimTrade, prepayId: string, back: string | null): Told {
  const amount = yuan(trade.totalFen)
  return page(
    '模拟收银台',
    `${NOTE}<section class="card"><h1>${SHOP}</h1><p class="amount">${amount}</p><p class="what">${escape(trade.description)}</p></section>
<form method="post" action="/cashier"><input type="hidden" name="prepayId" value="${escape(prepayId)}">
<input type="hidden" name="back" value="${escape(back ?? '')}"><button type="submit">支付 ${amount}</button></form>${backLink(back, '取消')}`
  )
}

/** The page that a demo user sees instead of WeChat's own cashier. */
export function cashierRoutes(bank: Bank): Route[] {
  const show = ({ query }: Asked): Told => {
    const prepayId = query.get('prepayId') ?? ''
    const back = backAddress(query.get('back') ?? query.get('redirect_url'))
    const trade = bank.tradeOfPrepay(prepayId)
    return trade?.state === 'NOTPAY' ? checkout(trade, prepayId, back) : state(trade, back)
  }
  const pay = ({ body, now }: Asked): Told => {
    const form = new URLSearchParams(body.toString('utf8'))
    const back = backAddress(form.get('back'))
    const trade = bank.tradeOfPrepay(form.get('prepayId') ?? '')
    const paid = trade && bank.pay(trade.outTradeNo, trade.expectedPayer ?? 'sim-h5-payer', now)
    if (!paid?.ok) return state(trade, back)
    if (back) return { status: 303, headers: { Location: back } }
    return page('支付成功', `${NOTE}<section class="card"><h1>支付成功</h1><p class="amount">${yuan(paid.value.paidFen)}</p></section>`)
  }
  return [
    { method: 'GET', path: /^\/cashier$/, handle: show },
    { method: 'POST', path: /^\/cashier$/, handle: pay }
  ]
}
