import { runMonkey } from './monkey'

test('nothing breaks while random people do random things', async () => {
  expect(await runMonkey({ hours: 0.25, seed: 7, say: () => undefined })).toEqual([])
}, 180_000)
