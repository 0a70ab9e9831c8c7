import type { LeadsTo } from '@domain/campaign/scene'
import { Canvas } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { outsideAddress } from '../../kit/browser'
import { useBusy } from '../../kit/busy'
import { call } from '../../kit/call'
import { openSurface } from '../../kit/canvas'
import { signedIn } from '../../kit/gate'
import { Button, type ButtonProps } from '../Button'
import { Sheet } from '../Sheet'
import { MadeAction, MadePicture, type Made } from './MadePicture'
import type { ShareFacts } from './picture'
import type { PosterCode } from './poster'
import './share.scss'
import { words } from './words'

const ID = 'share-poster'
const IN_WECHAT = process.env.TARO_ENV === 'weapp'

/** What the code on a poster leads to: something that `campaign.code` knows, or whatever brings the picture of another mini-program code. */
export type CodeOf = { readonly leadsTo: LeadsTo; readonly id: string; readonly invite?: string } | (() => Promise<string | null>)

export interface Poster {
  readonly facts: ShareFacts
  /** The app's own address of the same thing, for the code that a browser draws. */
  readonly address: string
  readonly code: CodeOf
}

/** WeChat's codes of this sitting: each is fetched once. */
const fetched = new Map<string, string>()

async function weappCode(code: CodeOf): Promise<string | null> {
  if (typeof code === 'function') return code()
  const wanted = JSON.stringify(code)
  const known = fetched.get(wanted)
  if (known !== undefined) return known
  const answer = await call('campaign.code', code)
  if (answer.kind !== 'done') return null
  fetched.set(wanted, answer.value.image)
  return answer.value.image
}

async function codeFor({ address, code }: Poster): Promise<PosterCode> {
  if (!IN_WECHAT) return { address: outsideAddress(address) }
  const image = await weappCode(code)
  return image === null ? null : { image }
}

async function draw(poster: Poster): Promise<string | null> {
  const { POSTER, drawPoster } = await import('./poster')
  const surface = await openSurface(ID, POSTER.width, POSTER.height)
  if (!surface) return null
  await drawPoster(surface, poster.facts, await codeFor(poster))
  return surface.file()
}

/** A poster of something to buy together, to look at and to keep; it is drawn when it is opened. */
export function SharePoster({ poster, open, onClose }: { readonly poster: Poster; readonly open: boolean; readonly onClose: () => void }) {
  const [file, setFile] = useState<Made>(null)
  const [tries, setTries] = useState(0)
  // The poster is drawn anew when what it tells has changed, not with every drawing of the page.
  const wanted = open ? JSON.stringify({ told: { facts: poster.facts, address: poster.address }, tries }) : null
  const code = useRef(poster.code)
  code.current = poster.code
  useEffect(() => {
    if (wanted === null) return
    let current = true
    setFile(null)
    const { told } = JSON.parse(wanted) as { told: Omit<Poster, 'code'> }
    draw({ ...told, code: code.current })
      .catch(() => null)
      .then((made) => current && setFile(made ?? 'failed'))
    return () => {
      current = false
    }
  }, [wanted])
  const action = file === null ? undefined : <MadeAction file={file} name={words.file} onAgain={() => setTries(tries + 1)} />
  return (
    <Sheet open={open} title={words.poster} onClose={onClose} action={action}>
      {IN_WECHAT && <Canvas type="2d" id={ID} className="share-surface" />}
      <MadePicture file={file} alt={words.alt(poster.facts.title)} />
    </Sheet>
  )
}

/** Opens the poster. */
export function PosterButton({ poster, kind = 'plain', children = words.poster }: { readonly poster: Poster; readonly kind?: ButtonProps['kind']; readonly children?: string }) {
  const [open, setOpen] = useState(false)
  const { busy, run } = useBusy()
  const show = () => run(async () => setOpen(!IN_WECHAT || (await signedIn())))
  return (
    <>
      <Button kind={kind} busy={busy} onTap={show}>
        {children}
      </Button>
      <SharePoster poster={poster} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
