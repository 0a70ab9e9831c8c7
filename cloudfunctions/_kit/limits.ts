/** Every figure that holds back too much of something. Ages and rates follow the machine's clock, never the business time. */
export const LIMITS = {
  /** A person's calls: so many at once, and so many more each second. */
  person: { burst: 300, perSecond: 10 },
  /** Wrong PINs of demo people, all together. */
  demoPin: { burst: 20, perSecond: 0.1 },
  /** Buckets that one process remembers; the longest unseen is forgotten first. */
  bucketsRemembered: 50_000,
  /** Who knocks while the server is at something else waits to be let in, and beyond so many is dropped by the machine unheard (Node says 511, which all who come at eight exceed). */
  backlog: 4_096,
  /** Of those, so many at most are let in before the next transaction goes on. */
  letInAtOnce: 32,
  /** Calls that may wait for a connection, however fast it goes; the next one hears `busy`. */
  queueDepth: 1_000,
  /** How long the next call may be expected to wait for a connection, as fast as others get one, before it hears `busy` at once: for so long as a burst, and from then on. */
  burstMs: 3_000,
  waitMs: 1_000,
  /** A burst of so few is no reason to turn anybody away, however slow the server: as many neighbours may come for the last crate of cherries. */
  burstPeople: 250,
  /** Nobody waits longer, and who has begun to wait hears `busy` only after so long. */
  connectMs: 10_000,
  busyRetrySeconds: 1,
  /** Connections to PostgreSQL: of a server, and of a cloud function, which may have a thousand instances. */
  poolServer: 10,
  poolFunction: 2,
  bodyBytes: 64 * 1024,
  /** Read and thrown away beyond a body's limit, so that the sender can hear why it was refused. */
  bodyDiscardBytes: 16 * 1024 * 1024,
  jsonDepth: 32,
  /** A client that takes longer to send its request, or its head, is let go. */
  requestMs: 30_000,
  headersMs: 10_000,
  /** How often a transaction is tried that the database ended for another's sake (40001, 40P01). */
  transactionTries: 6,
  /** A reply that another request is making: how long one waits for it. */
  replyWaitMs: 30_000,
  replyPollMs: 40,
  /** How long after the last sign of life a step that speaks to the outside keeps its claim; after that another may take over. */
  outsideMs: 30_000,
  /** Stored replies are promised for 72 hours and kept for a week. */
  replyDays: 7,
  sessionDays: 30,
  jobAttempts: 12,
  jobBackoffMs: 5_000,
  jobBackoffMostMs: 3_600_000,
  /** Jobs that one server works at the same time. */
  jobLanes: 4,
  jobErrorChars: 300,
  /** A timer that failed rests so long. */
  timerRestMs: 60_000,
  timerWindowDays: 7,
  /** Jobs that a cloud function works each time its timer wakes it. */
  cloudDrain: 200,
  drainMs: 9_000
} as const
