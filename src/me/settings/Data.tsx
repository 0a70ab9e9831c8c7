import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../kit/busy'
import { go, to } from '../../kit/nav'
import { say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Tick } from '../../ui/Tick'
import { allOfMine, copyMine, erase, giveMine } from '../me-store'
import { words } from './words'

/** Everything that is kept of her, to take along: as a file, or by the clipboard. */
function Export() {
  const [text, setText] = useState<string | null>(null)
  const { busy, run } = useBusy()
  return (
    <>
      <Button busy={busy} onTap={() => run(async () => setText(await allOfMine()))}>
        {words.export}
      </Button>
      {text !== null && (
        <Sheet
          open
          title={words.export}
          onClose={() => setText(null)}
          action={
            <View className="two">
              <Button onTap={() => void copyMine(text)}>{words.exportCopy}</Button>
              <Button kind="primary" onTap={() => void giveMine(text)}>
                {words.exportFile[process.env.TARO_ENV]}
              </Button>
            </View>
          }
        >
          <Text>{words.exportIs(Math.ceil(text.length / 1024))}</Text>
        </Sheet>
      )}
    </>
  )
}

/** What goes, what stays and why, before the button that can't be undone. */
function Erase() {
  const [open, setOpen] = useState(false)
  const [sure, setSure] = useState(false)
  const { busy, run } = useBusy()
  const end = () =>
    run(async () => {
      if (!(await erase())) return
      setOpen(false)
      await go(to.today())
      // Said there: going on takes a word away with the page on which it was said.
      say(words.erased)
    })
  return (
    <>
      <Button kind="danger" onTap={() => setOpen(true)}>
        {words.erase}
      </Button>
      <Sheet
        open={open}
        title={words.erase}
        onClose={() => setOpen(false)}
        action={
          <View className="two">
            <Button onTap={() => setOpen(false)}>{words.eraseNo}</Button>
            <Button kind="danger" busy={busy} disabled={!sure} onTap={end}>
              {words.eraseYes}
            </Button>
          </View>
        }
      >
        <View className="stack">
          {words.eraseIs.map(({ title, text }) => (
            <View key={title}>
              <View className="item-name">{title}</View>
              <View className="soft">{text}</View>
            </View>
          ))}
          <Tick on={sure} onChange={setSure} label={words.eraseSure} />
        </View>
      </Sheet>
    </>
  )
}

export function Data() {
  return (
    <Section title={words.mine}>
      <View className="stack">
        <Button onTap={() => void go(to.privacy())}>{words.privacy}</Button>
        <Export />
        <Erase />
      </View>
    </Section>
  )
}
