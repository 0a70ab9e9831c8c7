import type { ItemView } from '@domain/campaign/contract'
import { alsoCalled } from '@domain/goods/names'
import Fuse from 'fuse.js/basic'
import matcherOf from 'pinyin-match/src/core.js'
import { dict } from 'pinyin-match/src/simplified_dict.js'

export interface Finding {
  /** Called so, or sounding so. */
  readonly found: readonly ItemView[]
  /** What may have been meant, the likeliest first. */
  readonly near: readonly ItemView[]
}

/** Longer than any name as it is spoken. */
const LONGEST = 40
/** So many letters are read in every way that syllables, unfinished ones and initials allow; a longer run only as it stands, for the ways double with each syllable. */
const READ_IN_ALL_WAYS = 12
const MOST_NEAR = 8
/** Of a name with several readings so many are tried. */
const MOST_READINGS = 6
/** A wrong letter in three is still near, a wrong half is another word. */
const FAR = 0.4

const soundsLike = matcherOf(dict)
const readings = new Map<string, string[]>()
for (const [sound, letters] of Object.entries(dict)) for (const letter of letters) readings.set(letter, [...(readings.get(letter) ?? []), sound])

/** A name as it is spoken, syllable by syllable, in each of its readings: `['fan', 'qie']`. */
function spoken(name: string): string[][] {
  return [...name.toLowerCase()].reduce<string[][]>(
    (said, letter) => {
      const sounds = readings.get(letter) ?? (/[a-z0-9]/.test(letter) ? [letter] : [''])
      return said.flatMap((before) => sounds.map((sound) => (sound === '' ? before : [...before, sound]))).slice(0, MOST_READINGS)
    },
    [[]],
  )
}

const whole = (syllables: readonly string[]): string => syllables.join('')
const initials = (syllables: readonly string[]): string => syllables.map((syllable) => syllable.charAt(0)).join('')

interface Entry {
  readonly item: ItemView
  /** Its own, and what else people call it. */
  readonly names: readonly string[]
  readonly sounds: readonly string[]
  readonly initials: readonly string[]
}

function entryOf(item: ItemView): Entry {
  const names = [item.name, ...alsoCalled(item.name)]
  const said = names.flatMap(spoken)
  return { item, names, sounds: [...new Set(said.map(whole))], initials: [...new Set(said.map(initials))] }
}

const tidy = (typed: string): string => [...typed.toLowerCase().replace(/[\s'’·]/g, '')].slice(0, LONGEST).join('')

const isSaid = ({ names, sounds }: Entry, asked: string): boolean =>
  asked.length > READ_IN_ALL_WAYS && /^[a-z]+$/.test(asked) ? sounds.some((sound) => sound.includes(asked)) : names.some((name) => soundsLike(name, asked) !== false)

/** The earlier in its own name, the better; a name that only sounds so comes after one that is spelt so. */
function rank({ names }: Entry, asked: string): number {
  const place = names.findIndex((name) => name.toLowerCase().includes(asked))
  if (place > 0) return 2
  return place < 0 ? 3 : names[0]?.toLowerCase().startsWith(asked) ? 0 : 1
}

/** One way in which an item may be asked for. */
interface Way {
  readonly text: string
  readonly entry: Entry
}

const waysOf = (entry: Entry): Way[] => [...entry.names, ...entry.sounds, ...entry.initials].map((text) => ({ text, entry }))

/** Ways like `asked`, the likest first; of two with as many wrong letters the one that is as long. */
function guess(ways: Fuse<Way>, asked: readonly string[]): Entry[] {
  const guesses = asked.flatMap((text) => ways.search(text).map(({ item, score = 1 }) => ({ entry: item.entry, score, gap: Math.abs(item.text.length - text.length) })))
  return guesses.sort((a, b) => a.score - b.score || a.gap - b.gap).map(({ entry }) => entry)
}

/**
 * Finds among tonight's items by name, by what else a thing is called, by sound whole, begun or in initials, and in spite of a typo. It runs on the phone:
 * it works without a connection, and knows how a mistyped character sounds.
 */
export function finderOf(items: readonly ItemView[]): (typed: string) => Finding {
  const entries = items.map(entryOf)
  const ways = new Fuse(entries.flatMap(waysOf), { keys: ['text'], includeScore: true, ignoreLocation: true, ignoreFieldNorm: true, threshold: FAR })
  return (typed) => {
    const asked = tidy(typed)
    if (asked === '') return { found: [], near: [] }
    const found = entries.filter((entry) => isSaid(entry, asked)).sort((a, b) => rank(a, asked) - rank(b, asked))
    const known = new Set(found)
    const said = spoken(asked).map(whole).filter((sound) => sound !== '')
    const near = [...new Set(guess(ways, [asked, ...said]))].filter((entry) => !known.has(entry)).slice(0, MOST_NEAR)
    return { found: found.map(({ item }) => item), near: near.map(({ item }) => item) }
  }
}
