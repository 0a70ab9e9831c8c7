/** As spreadsheets write it: UTF-8, or what a Chinese Windows takes for granted. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gbk').decode(bytes)
  }
}

/** A text file that its reader picks; null where she changed her mind. */
export function pickText(mostBytes: number): Promise<string | 'too_big' | 'unreadable' | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.txt,text/csv,text/plain'
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) return resolve(null)
      if (file.size > mostBytes) return resolve('too_big')
      file.arrayBuffer().then(
        (bytes) => resolve(decoded(bytes)),
        () => resolve('unreadable'),
      )
    })
    input.click()
  })
}
