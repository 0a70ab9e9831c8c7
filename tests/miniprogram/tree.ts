import type { Templates, ViewNode } from './templates'

/** A node with its way up to the page, nearest first. */
export interface Found {
  readonly node: ViewNode
  readonly above: readonly ViewNode[]
}

/** The page as people see it: the package's recursive components are put in where they stand. */
export function expand(node: ViewNode, templates: Templates): ViewNode {
  const component = /^(?:wx-)?(comp|custom-wrapper)$/.exec(node.tag)?.[1]
  const children = component
    ? (templates.render(component, { i: node.attr?.i, l: node.attr?.l ?? '' }).children ?? [])
    : (node.children ?? [])
  return { ...node, children: children.map((child) => (typeof child === 'string' ? child : expand(child, templates))) }
}

/** Words on the screen below a node: texts, and what an empty or filled field shows. */
export function textOf(node: ViewNode | string): string {
  if (typeof node === 'string') return node
  if (/^(wx-)?(input|textarea)$/.test(node.tag)) return String(node.attr?.value || node.attr?.placeholder || '')
  return (node.children ?? []).map(textOf).join('')
}

export function findAll(node: ViewNode, matches: (node: ViewNode) => boolean, above: readonly ViewNode[] = []): Found[] {
  const below = (node.children ?? []).flatMap((child) => (typeof child === 'string' ? [] : findAll(child, matches, [node, ...above])))
  return matches(node) ? [...below, { node, above }] : below
}

/** What a screen reader calls it. */
const labelOf = (node: ViewNode): unknown => node.attr?.['aria-label'] ?? node.attr?.ariaLabel

/** Nodes that carry these words, the innermost of each, exact words before a part of a longer text. */
export function findText(root: ViewNode, words: string): Found[] {
  const named = (exact: boolean) =>
    findAll(root, (node) => {
      const text = textOf(node).trim()
      return exact ? text === words || labelOf(node) === words : text.includes(words) || String(labelOf(node) ?? '').includes(words)
    })
  const innermost = (found: readonly Found[]) => found.filter((one) => !found.some((other) => other.above.includes(one.node)))
  const exact = innermost(named(true))
  return exact.length > 0 ? exact : innermost(named(false))
}

/** Where a node stands in a tree. */
export const findNode = (root: ViewNode, node: ViewNode): Found | undefined => findAll(root, (one) => one === node)[0]

/** A field by its label, placeholder or name. */
export const findField = (root: ViewNode, name: string): Found[] =>
  findAll(
    root,
    (node) => /^(wx-)?(input|textarea)$/.test(node.tag) && [labelOf(node), node.attr?.placeholder, node.attr?.name].includes(name),
  )

/** What is fired at a node comes by here: the node first, then everything around it. */
export const pathOf = ({ node, above }: Found): readonly ViewNode[] => [node, ...above]

export const handlerOf = (node: ViewNode, type: string): string | undefined => {
  const name = node.attr?.[`bind${type}`] ?? node.attr?.[`catch${type}`]
  return typeof name === 'string' && name !== '' ? name : undefined
}
export const catches = (node: ViewNode, type: string): boolean => typeof node.attr?.[`catch${type}`] === 'string'

/** Whether a tap there does anything: it or something around it listens, and nothing says it is disabled. */
export const canTap = (found: Found): boolean =>
  pathOf(found).some((node) => handlerOf(node, 'tap') !== undefined) && !pathOf(found).some((node) => node.attr?.disabled === true)
