/** What an event can be shown with: our own drawings, by the key that an event's `picture` names. */
export const eventPictures = ['planting', 'tasting', 'dumplings', 'farm', 'market', 'reading', 'sport', 'festival'] as const
export type EventPicture = (typeof eventPictures)[number]

const known: ReadonlySet<string> = new Set(eventPictures)

/** Its own drawing; where an event has none, neighbours who meet. */
export const eventPictureOf = (picture: string | null): string => (picture !== null && known.has(picture) ? picture : 'neighbours')
