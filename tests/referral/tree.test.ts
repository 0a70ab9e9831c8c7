import type { ChainNode } from '@domain/referral/contract'
import { GRANDCHILDREN_DRAWN, treeRows } from '../../src/referral/operator/tree/layout'

const person = (personId: string, children = 0): ChainNode => ({ personId, name: null, source: null, label: null, boundAt: null, children, grandchildren: 0, paidFen: 0, rewardsFen: 0 })
const brought = (inviterId: string, personId: string, children = 0) => ({ ...person(personId, children), inviterId })

test('who brought nobody stands alone', () => {
  expect(treeRows(person('a'), [], 20)).toMatchObject([{ depth: 0, row: 1, span: 1, parent: false }])
})

test('everybody comes before those whom she brought, and takes as many rows as they do', () => {
  const rows = treeRows(person('a', 2), [brought('a', 'b', 2), brought('a', 'c'), brought('b', 'd'), brought('b', 'e')], 20)
  expect(rows.map(({ node, depth, row, span }) => [node.personId, depth, row, span])).toEqual([
    ['a', 0, 1, 3],
    ['b', 1, 1, 2],
    ['d', 2, 1, 1],
    ['e', 2, 2, 1],
    ['c', 1, 3, 1],
  ])
  expect(rows.filter(({ last }) => last).map(({ node }) => node.personId)).toEqual(['a', 'e', 'c'])
  expect(rows.filter(({ lineOn }) => lineOn).map(({ node }) => node.personId)).toEqual(['d', 'e'])
})

test('of many only some are drawn, and the picture says how many it leaves out', () => {
  const many = Array.from({ length: 9 }, (_, n) => brought('b', `b${n}`))
  const rows = treeRows(person('a', 3), [brought('a', 'b', 9), brought('a', 'c'), brought('a', 'd'), ...many], 2)
  expect(rows.filter(({ depth }) => depth === 1).map(({ node }) => node.personId)).toEqual(['b', 'c'])
  expect(rows.find(({ node }) => node.personId === 'b')).toMatchObject({ hidden: 9 - GRANDCHILDREN_DRAWN, span: GRANDCHILDREN_DRAWN })
})
