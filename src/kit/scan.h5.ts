import type { decodeQR as DecodeQR } from 'qr/decode.js'
import type { CameraTrouble, Reading } from './camera'

/** A browser reads codes from a picture that runs in the page. */
export const scansInPage = true
export const scanOnce = (): Promise<string | null> => Promise.resolve(null)

/** Between two looks: often enough for a hand that doesn't keep still, seldom enough for an old phone. */
const LOOK_MS = 120
/** The longer side of what is looked at, in pixels: a code held before a phone is large. */
const SIDE = 720
/** The same code is not told again before it was away for so long. */
const SAME_MS = 3_000

const looksBack: MediaStreamConstraints = { audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } }

function troubleOf(error: unknown): CameraTrouble {
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none'
}

/** What stands in the picture now, as a code; null where there is none. */
function codeIn(video: HTMLVideoElement, pen: CanvasRenderingContext2D, decodeQR: typeof DecodeQR): string | null {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const scale = Math.min(1, SIDE / Math.max(videoWidth, videoHeight))
  const { canvas } = pen
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  pen.drawImage(video, 0, 0, canvas.width, canvas.height)
  try {
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))
  } catch {
    return null
  }
}

/** Shows in `video` what the camera at the phone's back sees, and tells every code that comes before it. */
export async function readCodes(video: HTMLVideoElement, onCode: (code: string) => void): Promise<Reading | CameraTrouble> {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!pen || !navigator.mediaDevices) return 'none'
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia(looksBack)
  } catch (error) {
    return troubleOf(error)
  }
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    const { decodeQR } = await import('qr/decode.js')
    video.srcObject = stream
    await video.play()
    let last = { code: '', at: 0 }
    const timer = setInterval(() => {
      const code = codeIn(video, pen, decodeQR)
      if (code === null) return
      const again = code === last.code && Date.now() - last.at < SAME_MS
      last = { code, at: Date.now() }
      if (!again) onCode(code)
    }, LOOK_MS)
    return {
      stop: () => {
        clearInterval(timer)
        stop()
      },
    }
  } catch {
    stop()
    return 'none'
  }
}
