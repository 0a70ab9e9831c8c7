import { fenOfYuan, parseBill } from '../../cloudfunctions/_kit/wechat/bill'

const NAMES =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,' +
  '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const PAID =
  '`2026-11-22 20:15:09,`wx1,`1900000001,`0,`,`4200000000000000000000000001,`T1,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`39.05,`0.00,`0,`0,`0.00,`0.00,`,`,' +
  '`青菜, 萝卜,`,`0.23000,`0.60%,`39.05,`0.00,`'
const RETURNED =
  '`2026-11-22 23:59:59,`wx1,`1900000001,`0,`,`4200000000000000000000000001,`T1,`o1,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030,`R1,`7.81,`0.00,`ORIGINAL,' +
  '`SUCCESS,`青菜, 萝卜,`,`-0.05000,`0.60%,`0.00,`7.81,`'

const bill = (rows: readonly string[], counted = rows.length) =>
  `\uFEFF${[NAMES, ...rows, SUMMARY, `\`${counted},\`39.05,\`7.81,\`0.00,\`0.18000,\`39.05,\`7.81`].join('\r\n')}\r\n`

test('yuan become fen without passing through a fraction', () => {
  expect(['0.01', '0.29', '8.70', '1234567.89', '0.00'].map(fenOfYuan)).toEqual([1, 29, 870, 123456789, 0])
  expect(['1', '1.5', '-1.00', '1,000.00', '`1.00', '1.001', '', '1e2'].map(fenOfYuan)).toEqual(Array(8).fill(null))
})

test('a bill with backticks, a comma in a name, a mark at its start and DOS lines is read', () => {
  const read = parseBill(bill([PAID, RETURNED]))
  expect(read).toEqual({
    paidFen: 3905,
    refundedFen: 781,
    rows: [
      { kind: 'payment', at: '2026-11-22T12:15:09.000Z', outTradeNo: 'T1', transactionId: '4200000000000000000000000001', amountFen: 3905 },
      {
        kind: 'refund',
        at: '2026-11-22T15:59:59.000Z',
        outTradeNo: 'T1',
        transactionId: '4200000000000000000000000001',
        amountFen: 781,
        outRefundNo: 'R1',
        refundId: '5030',
        state: 'SUCCESS'
      }
    ]
  })
})

test('a bill of another form, cut short, or with an amount that is none is not read', () => {
  expect(parseBill('')).toBeNull()
  expect(parseBill('{"code":"NO_STATEMENT_EXIST"}')).toBeNull()
  expect(parseBill(bill([PAID, RETURNED]).replace(',订单金额', ',金额'))).toBeNull()
  expect(parseBill([NAMES, PAID].join('\n'))).toBeNull()
  expect(parseBill(bill([PAID], 2))).toBeNull()
  expect(parseBill(bill([PAID]).replace('`0.60%,`39.05', '`0.60%,`39.5'))).toBeNull()
  expect(parseBill(bill([PAID.replace('2026-11-22 20', '22.11.2026 20')]))).toBeNull()
})
