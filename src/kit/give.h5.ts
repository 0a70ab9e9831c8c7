import { saveText } from './browser'

/** Gives a text to its reader as a file. */
export async function giveFile(name: string, text: string, type: string): Promise<boolean> {
  saveText(name, text, type)
  return true
}
