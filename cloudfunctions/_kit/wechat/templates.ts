import type { Template } from '@domain/message/contract'
import { SettingError } from '../setting-error'

/** One of the mini-program's subscribe messages: its id, and the keys of its three lines (what happened, what to do, when). */
export interface SubscribeTemplate {
  templateId: string
  keys: readonly [string, string, string]
}

export type SubscribeTemplates = Readonly<Partial<Record<Template, SubscribeTemplate>>>

const NAMES: Readonly<Record<Template, string>> = {
  pool_over: 'WECHAT_TEMPLATE_POOL_OVER',
  arrived: 'WECHAT_TEMPLATE_ARRIVED',
  refunded: 'WECHAT_TEMPLATE_REFUNDED',
  sign_in: 'WECHAT_TEMPLATE_SIGN_IN',
  event: 'WECHAT_TEMPLATE_EVENT'
}
const FORM = /^([\w-]{8,64}):([a-z_]+\d+),([a-z_]+\d+),([a-z_]+\d+)$/

/** Reads the templates that the owner has registered, each as `<template id>:thing1,thing2,time3`. Throws SettingError. */
export function readTemplates(env: Readonly<Record<string, string | undefined>>): SubscribeTemplates {
  const found: Partial<Record<Template, SubscribeTemplate>> = {}
  for (const template of Object.keys(NAMES) as Template[]) {
    const name = NAMES[template]
    const text = env[name]
    if (!text) continue
    const [, templateId, ...keys] = FORM.exec(text) ?? []
    const [what, todo, when] = keys
    if (!templateId || !what || !todo || !when) throw new SettingError(name, 'must be a template id, a colon and three keys: id:thing1,thing2,time3')
    found[template] = { templateId, keys: [what, todo, when] }
  }
  return found
}
