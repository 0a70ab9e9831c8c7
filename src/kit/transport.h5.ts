import { answerOf, headersOf, type Send } from './wire'

export const send: Send = async (request) => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), request.timeoutMs)
  try {
    const response = await fetch(`${API_BASE}/api/${request.name}`, {
      method: 'POST',
      headers: headersOf(request),
      body: JSON.stringify(request.input),
      signal: abort.signal,
    })
    const text = await response.text()
    return answerOf(response.status, text === '' ? null : JSON.parse(text), (name) => response.headers.get(name))
  } finally {
    clearTimeout(timer)
  }
}
