import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Button } from '../../src/ui/Button'
import { Sheet } from '../../src/ui/Sheet'

function Page({ onClosed }: { readonly onClosed: () => void }) {
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onClosed()
  }
  return (
    <>
      <Button onTap={() => setOpen(true)}>open</Button>
      <Button>behind</Button>
      <Sheet open={open} title="choose" onClose={close} action={<Button>last</Button>}>
        <Button>first</Button>
      </Sheet>
    </>
  )
}

function opened(): { readonly closed: () => number } {
  let closed = 0
  render(<Page onClosed={() => (closed += 1)} />)
  const opener = screen.getByText('open')
  act(() => opener.focus())
  fireEvent.click(opener)
  return { closed: () => closed }
}

const press = (key: string, shiftKey = false) => fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey })
const focused = () => document.activeElement?.textContent

test('a sheet is a dialog of its own name, and the keyboard is in it', () => {
  opened()
  const dialog = screen.getByRole('dialog', { name: 'choose' })
  expect(dialog.getAttribute('aria-modal')).toBe('true')
  expect(dialog.contains(document.activeElement)).toBe(true)
})

test('the keyboard goes round in an open sheet and never behind it', () => {
  opened()
  act(() => screen.getByText('last').focus())
  press('Tab')
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true)
  expect(focused()).not.toBe('last')
  press('Tab', true)
  expect(focused()).toBe('last')
})

test('Escape closes a sheet, and the keyboard is where it was before', () => {
  const { closed } = opened()
  press('Escape')
  expect(closed()).toBe(1)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(focused()).toBe('open')
})
