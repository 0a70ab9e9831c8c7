import TestUtils from '@tarojs/test-utils-react'
import { Stepper } from '../../src/ui/Stepper'

const utils = new TestUtils()

test('a stepper counts up to its most and no further', async () => {
  const changes: number[] = []
  await utils.mount(Stepper, { props: { value: 2, max: 3, label: '西红柿', onChange: (value: number) => changes.push(value) } })
  const add = await utils.queries.waitForQuerySelector('[aria-label="增加 西红柿"]')
  await utils.act(() => void utils.fireEvent.click(add as Element))
  expect(changes).toEqual([3])
})

test('a stepper at its most takes no tap', async () => {
  const changes: number[] = []
  await utils.mount(Stepper, { props: { value: 3, max: 3, label: '鸡蛋', onChange: (value: number) => changes.push(value) } })
  const add = await utils.queries.waitForQuerySelector('[aria-label="增加 鸡蛋"]')
  await utils.act(() => void utils.fireEvent.click(add as Element))
  expect(changes).toEqual([])
})
