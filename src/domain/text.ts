/** Control, direction and invisible format characters: what a person typed must not hide, or turn a line around. */
export const UNSHOWABLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

/** How long a text is as people count it. */
export const lengthOf = (text: string): number => [...text].length
