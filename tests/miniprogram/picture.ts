import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ViewNode } from './templates'

const TAGS: Readonly<Record<string, string>> = {
  text: 'span',
  image: 'img',
  button: 'button',
  input: 'input',
  textarea: 'textarea',
  label: 'label',
}
const BASE = `*{box-sizing:border-box}body{margin:0;font-family:sans-serif}.wx-view,.wx-scroll-view,.wx-swiper,.wx-swiper-item,.wx-form{display:block}
.wx-image{display:inline-block;width:320px;height:240px;object-fit:cover}.wx-button{display:block;border:0;background:#f8f8f8}.wx-input{border:0;background:none;width:100%}`

/** A page of the mini-program as one HTML text, near enough to what WeChat draws to be looked at in a browser. */
export function pictureHtml(dist: string, route: string, tree: ViewNode): string {
  const styles = inWidths(css(dist, 'app.wxss') + css(dist, `${route}.wxss`)).replace(/(^|[},\s])page(?=[\s,{])/g, '$1body')
  const body = (tree.children ?? []).map(html).join('')
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><base href="${pathToFileURL(dist).href}/"><style>${BASE}${styles}</style><body>${body}</body>`
}

function css(dist: string, file: string, seen = new Set<string>()): string {
  const path = join(dist, file)
  if (seen.has(path) || !existsSync(path)) return ''
  seen.add(path)
  return readFileSync(path, 'utf8').replace(/@import\s+"([^"]+)";/g, (_, imported: string) =>
    css(dist, join(dirname(file), imported), seen),
  )
}

function html(node: ViewNode | string): string {
  if (typeof node === 'string') return escaped(node)
  const name = node.tag.replace(/^wx-/, '')
  const inner = (node.children ?? []).map(html).join('')
  // The framework's recursive component has no box of its own: its host is virtual.
  if (name === 'virtual' || name === 'comp') return inner
  const attr = node.attr ?? {}
  const tag = TAGS[name] ?? 'div'
  const common = ` class="wx-${name} ${escaped(attr.class)}" style="${escaped(inWidths(String(attr.style ?? '')))}"`
  if (tag === 'img') return `<img alt="" src="${escaped(String(attr.src ?? '').replace(/^\//, ''))}"${common}>`
  if (tag === 'input') return `<input placeholder="${escaped(attr.placeholder)}" value="${escaped(attr.value)}"${common}>`
  return `<${tag}${common}>${inner}</${tag}>`
}

/** WeChat's `rpx`: 750 of them are the screen's width. */
const inWidths = (style: string): string => style.replace(/(-?[\d.]+)rpx/g, (_, n: string) => `calc(${n} * 100vw / 750)`)

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: unknown): string => String(text ?? '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
