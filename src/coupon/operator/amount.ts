import { MOST_FEN, type Fen } from '@domain/money'

/** Yuan as somebody typed them, in fen: budgets run to millions. Null where it is no sum. */
export function sumOf(typed: string): Fen | null {
  const found = /^(\d{1,8})(?:[.。](\d{1,2}))?$/.exec(typed.trim())
  if (!found) return null
  const fen = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return fen <= MOST_FEN ? fen : null
}
