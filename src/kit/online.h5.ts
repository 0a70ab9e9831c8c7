/** Tells when the phone says that it is connected again: a hint, no promise. Replies how to stop listening. */
export function whenOnline(back: () => void): () => void {
  window.addEventListener('online', back)
  return () => window.removeEventListener('online', back)
}
