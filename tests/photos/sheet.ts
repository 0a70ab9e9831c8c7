import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TAKEN } from './album'

const STYLE = `body{font:14px/1.4 sans-serif;margin:16px;background:#d8d8d8}h1{font-size:20px}section{display:flex;gap:12px;align-items:flex-start;margin-bottom:20px;break-inside:avoid}
h2{font-size:14px;width:130px;margin:0;overflow-wrap:anywhere}figure{margin:0}img{width:230px;display:block;box-shadow:0 1px 4px #0006}img.wide{width:620px}figcaption{font-size:12px;color:#333}`

/** All pictures of a screen on one page, a row for each state: `dist/photos/<screen>.html`. */
export function contactSheet(screen: string, pictures: readonly { state: string; dress: string }[]): void {
  const states = [...new Set(pictures.map(({ state }) => state))]
  const rows = states.map((state) => {
    const shown = pictures.filter((one) => one.state === state).map(({ dress }) => figure(`${screen}/${state}-${dress}.png`, dress))
    return `<section><h2>${state}</h2>${shown.join('')}</section>`
  })
  writeFileSync(join(TAKEN, `${screen}.html`), `<!doctype html><html lang="en"><meta charset="utf-8"><title>${screen}</title><style>${STYLE}</style><h1>${screen}</h1>${rows.join('\n')}`)
}

const figure = (file: string, dress: string): string => `<figure><a href="${file}"><img src="${file}" class="${dress}" alt=""></a><figcaption>${dress}</figcaption></figure>`
