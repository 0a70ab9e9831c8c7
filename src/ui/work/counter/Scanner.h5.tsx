import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { CameraTrouble } from '../../../kit/camera'
import { readCodes } from '../../../kit/scan'
import { a11y } from '../../a11y'
import { Button } from '../../Button'
import { Notice } from '../../Notice'
import { words } from '../words'
import './counter.scss'
import type { ScannerProps } from './scanner-props'

/** The camera's picture; it is let go of as soon as this is no longer shown. */
function Finder({ onCode, onTrouble }: Pick<ScannerProps, 'onCode'> & { readonly onTrouble: (trouble: CameraTrouble) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef({ onCode, onTrouble })
  latest.current = { onCode, onTrouble }
  useEffect(() => {
    const shown = video.current
    if (!shown) return
    let left = false
    const reading = readCodes(shown, (code) => !left && latest.current.onCode(code))
    void reading.then((found) => !left && typeof found === 'string' && latest.current.onTrouble(found))
    return () => {
      left = true
      void reading.then((found) => typeof found === 'object' && found.stop())
    }
  }, [])
  return (
    <View className="scanner">
      <video ref={video} className="scanner-picture" muted playsInline {...a11y({ label: words.camera })} />
      <View className="scanner-frame" {...a11y({ hidden: true })} />
      <Text className="scanner-hint">{words.cameraHint}</Text>
    </View>
  )
}

/** Reads codes one after the other; a browser asks for the camera when it is opened. */
export function Scanner({ onCode, paused }: ScannerProps) {
  const [on, setOn] = useState(false)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const open = () => {
    setTrouble(null)
    setOn(true)
  }
  if (paused) return null
  return (
    <>
      {trouble !== null && <Notice kind="warn">{words.cameraTrouble[trouble]}</Notice>}
      {on && trouble === null && <Finder onCode={onCode} onTrouble={setTrouble} />}
      {on && trouble === null ? (
        <Button onTap={() => setOn(false)}>{words.cameraOff}</Button>
      ) : (
        <Button icon="camera" onTap={open}>
          {words.cameraOn}
        </Button>
      )}
    </>
  )
}
