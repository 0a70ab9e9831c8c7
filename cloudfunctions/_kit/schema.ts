// Written by `npm run schema` from the migrated database; a test proves that it is current.
import type { ColumnType, Generated } from 'kysely'
import type { Instant, ShopDay } from '@domain/time'
import type { JsonValue } from './json'

/** Comes out as a value and goes in as text: see `json()`. */
type Jsonb = ColumnType<JsonValue, string, string>
type JsonbOrNull = ColumnType<JsonValue, string | null | undefined, string | null>

export interface AccountTable {
  appid: string
  openid: string
  personId: string
  signedOutAt: Instant | null
  createdAt: Instant
}

export interface AuditLogTable {
  communityId: string
  id: string
  personId: string
  what: string
  subject: string
  before: JsonbOrNull
  after: JsonbOrNull
  at: Instant
}

export interface BadgeEarnedTable {
  personId: string
  badgeId: string
  earnedAt: Instant
}

export interface BadgeRecountTable {
  day: ShopDay
  seenUntil: Generated<string>
  startedAt: Instant
  doneAt: Instant | null
  people: Generated<number>
  tiers: Generated<number>
  badges: Generated<number>
}

export interface BagTable {
  communityId: string
  id: string
  campaignId: string
  stationId: string
  householdId: string | null
  poolId: string | null
  number: number | null
  scanCode: string
  typedCode: string
  mergedInto: string | null
  createdAt: Instant
}

export interface BillDayTable {
  day: ShopDay
  fetchedAt: Instant
  lines: number
  differences: Jsonb
}

export interface CampaignTable {
  communityId: string
  id: string
  stationId: string
  title: string
  state: string
  opensAt: Instant
  closesAt: Instant
  pickupDay: ShopDay
  pickupFrom: string
  pickupUntil: string
  afterSaleHours: number
  unfetched: string
  poolTerms: Jsonb
  arrivedAt: Instant | null
  createdAt: Instant
  revision: Generated<number>
}

export interface CommunityTable {
  id: string
  name: string
  lng: number
  lat: number
  pricePerM2: number | null
  createdAt: Instant
}

export interface ConsentTable {
  personId: string
  kind: string
  version: number
  givenAt: Instant
  withdrawnAt: Instant | null
}

export interface CouponTable {
  id: string
  personId: string
  communityId: string
  batchId: string
  nth: number
  faceFen: number
  state: string
  validFrom: Instant
  validUntil: Instant
  why: string
  note: string | null
  pass: Generated<boolean>
  orderId: string | null
  issuedAt: Instant
  overAt: Instant | null
  overWhy: string | null
  unwanted: Generated<boolean>
  remindedAt: Instant | null
}

export interface CouponBatchTable {
  communityId: string
  id: string
  terms: Jsonb
  way: string
  size: number | null
  budgetFen: number
  faceFen: number
  issued: Generated<number>
  perPerson: number
  claimFrom: Instant
  claimUntil: Instant
  newOnly: Generated<boolean>
  policyId: string | null
  stoppedAt: Instant | null
  createdBy: string
  createdAt: Instant
}

export interface CouponCodeTable {
  codeHash: string
  communityId: string
  batchId: string
  storeName: string | null
  offer: string | null
  usedBy: string | null
  usedAt: Instant | null
  createdAt: Instant
}

export interface CouponTokenTable {
  communityId: string
  batchId: string
  number: number
}

export interface EventTable {
  communityId: string
  id: string
  stationId: string
  title: string
  picture: string | null
  about: string
  place: string
  registerFrom: Instant
  registerUntil: Instant
  startsAt: Instant
  endsAt: Instant
  audience: Jsonb
  partyMost: number
  couponBatchId: string | null
  photos: boolean
  costFen: number
  state: string
  reason: string | null
  revision: Generated<number>
  ticketKey: string
  inviteId: string | null
  numbers: Generated<number>
  createdBy: string
  createdAt: Instant
  publishedAt: Instant | null
  cancelledAt: Instant | null
}

export interface EventCheckinTable {
  placeId: string
  communityId: string
  eventId: string
  registrationId: string
  how: string
  staffId: string
  madeAt: Instant | null
  scannedAt: Instant
  at: Instant
}

export interface EventCodeTable {
  id: string
  communityId: string
  eventId: string
  inviteId: string
  madeAt: Instant
}

export interface EventDutyTable {
  communityId: string
  eventId: string
  personId: string
  since: Instant
  until: Instant | null
}

export interface EventHandedTable {
  registrationId: string
  handoutId: string
  communityId: string
  eventId: string
  quantity: number
}

export interface EventHandoutTable {
  communityId: string
  eventId: string
  id: string
  name: string
  stock: number
  handed: Generated<number>
  place: number
}

export interface EventPlaceTable {
  id: string
  communityId: string
  eventId: string
  registrationId: string
  personId: string | null
  name: string | null
  place: number
  live: boolean
}

export interface EventRegistrationTable {
  id: string
  communityId: string
  eventId: string
  slotId: string
  personId: string | null
  number: number
  size: number
  state: string
  photos: boolean
  registeredAt: Instant
  offerUntil: Instant | null
  overAt: Instant | null
}

export interface EventSlotTable {
  communityId: string
  eventId: string
  id: string
  startsAt: Instant
  endsAt: Instant
  capacity: number
  registered: Generated<number>
  offered: Generated<number>
}

export interface ExchangeItemTable {
  communityId: string
  id: string
  kind: string
  name: string
  about: string
  points: number
  offered: number
  issued: Generated<number>
  perPerson: number
  validDays: number
  until: Instant
  stoppedAt: Instant | null
  createdBy: string
  createdAt: Instant
  exclusive: Generated<boolean>
  goodsId: string | null
  priceFen: number | null
  capFen: number | null
  batchId: string | null
}

export interface ExchangeVoucherTable {
  communityId: string
  id: string
  itemId: string
  personId: string
  points: number
  code: string | null
  issuedAt: Instant
  validUntil: Instant
  usedAt: Instant | null
  usedBy: string | null
  voidAt: Instant | null
  couponId: string | null
}

export interface GoodsTable {
  communityId: string
  id: string
  name: string
  category: string
  unit: string
  grams: number | null
  picture: string | null
  origin: string | null
  priceFen: number | null
  createdAt: Instant
  quotes: JsonbOrNull
  perPerson: number | null
  priceLeastFen: number | null
  priceMostFen: number | null
}

export interface HouseholdTable {
  id: string
  code: string | null
  codeUntil: Instant | null
  createdAt: Instant
}

export interface HouseholdMemberTable {
  householdId: string
  personId: string
  state: string
  number: number | null
  since: Instant
}

export interface InviteTable {
  id: string
  personId: string | null
  source: string
  channel: string
  earns: boolean
  communityId: string
  stationId: string | null
  label: string | null
  createdBy: string
  createdAt: Instant
}

export interface ItemTable {
  communityId: string
  id: string
  campaignId: string
  place: number
  goodsId: string | null
  name: string
  category: string
  unit: string
  grams: number | null
  picture: string | null
  origin: string | null
  priceFen: number
  perPerson: number
  offered: number
  reserved: Generated<number>
  sold: Generated<number>
  arrived: number | null
  lowestFen: Generated<number>
}

export interface ItemShareTable {
  communityId: string
  itemId: string
  personId: string
  units: number
  perPerson: number
}

export interface JobTable {
  communityId: string
  id: string
  kind: string
  subject: string
  payload: Jsonb
  state: string
  attempts: Generated<number>
  runAt: Instant
  busyUntil: Instant | null
  lastError: string | null
  createdAt: Instant
}

export interface LedgerTransferTable {
  communityId: string
  id: string
  fromAccount: string
  toAccount: string
  orderId: string | null
  paymentId: string | null
  refundId: string | null
  amountFen: number
  why: string
  at: Instant
}

export interface MessageTable {
  personId: string
  id: string
  kind: string
  orderId: string | null
  poolId: string | null
  facts: Jsonb
  at: Instant
  readAt: Instant | null
  push: string | null
}

export interface MessagePermitTable {
  personId: string
  template: string
  leftOver: number
}

export interface OrderCouponTable {
  communityId: string
  orderId: string
  couponId: string
  offFen: number
  live: boolean
  endedAt: Instant | null
  endedAs: string | null
}

export interface OrderLineTable {
  communityId: string
  orderId: string
  id: string
  itemId: string
  place: number
  quantity: number
  priceFen: number
  payFen: number
  refundedQuantity: Generated<number>
  refundedFen: Generated<number>
  handedAt: Instant | null
  handedBy: string | null
  handedHow: string | null
  claimedAt: Instant | null
  couponFen: Generated<number>
  pointsFen: Generated<number>
  pointsBack: Generated<number>
  pricedFen: number | null
}

export interface OrdersTable {
  communityId: string
  id: string
  campaignId: string
  stationId: string
  personId: string
  poolId: string | null
  ifNotFilled: string | null
  state: string
  handover: string
  building: string | null
  door: string | null
  goodsFen: number
  percent: number
  doorFeeFen: number
  payFen: number
  paidFen: Generated<number>
  refundedFen: Generated<number>
  feeRefunded: Generated<boolean>
  bagId: string | null
  placedAt: Instant
  holdUntil: Instant
  paidAt: Instant | null
  overWhy: string | null
  couponFen: Generated<number>
  doorOffFen: Generated<number>
  pointsFen: Generated<number>
  green: Generated<boolean>
  greenAt: Instant | null
}

export interface PayInboxTable {
  noticeId: string
  kind: string
  subject: string
  body: JsonbOrNull
  receivedAt: Instant
  workedAt: Instant | null
}

export interface PaymentTable {
  communityId: string
  id: string
  orderId: string
  personId: string
  way: string
  openid: string | null
  amountFen: number
  state: string
  counted: string | null
  prepayId: string | null
  h5Url: string | null
  transactionId: string | null
  createdAt: Instant
  expiresAt: Instant
  paidAt: Instant | null
  channelAt: Instant | null
  closedAt: Instant | null
}

export interface PersonTable {
  id: string
  nickname: string | null
  face: string | null
  phone: string | null
  unionid: string | null
  building: string | null
  door: string | null
  communityId: string | null
  stationId: string | null
  elder: Generated<boolean>
  personalised: Generated<boolean>
  createdAt: Instant
  erasedAt: Instant | null
}

export interface PointsAccountTable {
  personId: string
  free: Generated<number>
  frozen: Generated<number>
  held: Generated<number>
  nextExpiry: Instant | null
  remindedUntil: Instant | null
  closedAt: Instant | null
}

export interface PointsEntryTable {
  id: string
  personId: string
  communityId: string
  source: string
  sourceId: string
  kind: string
  fromAccount: string
  toAccount: string
  points: number
  aboutId: string | null
  freeAt: Instant | null
  expiresAt: Instant | null
  tenths: number | null
  freeAfter: number
  at: Instant
}

export interface PolicyGrantTable {
  personId: string
  policyId: string
  windowId: string
  communityId: string
  outcome: string
  at: Instant
}

export interface PolicyRunTable {
  communityId: string
  policyId: string
  windowId: string
  startedAt: Instant
  seenUntil: Generated<string>
  doneAt: Instant | null
  given: Generated<number>
  heldOut: Generated<number>
  skipped: Generated<number>
}

export interface PolicySettingTable {
  communityId: string
  policyId: string
  active: boolean
  items: Jsonb
  budgetFen: number | null
}

export interface PoolTable {
  communityId: string
  id: string
  campaignId: string
  stationId: string
  openerId: string
  state: string
  seatsMax: number
  steps: Jsonb
  leastFen: number
  percent: Generated<number>
  shownAt: Instant | null
  countedAt: Instant | null
  openedAt: Instant
  endsAt: Instant
  overAt: Instant | null
}

export interface QuarantineTable {
  outTradeNo: string
  transactionId: string
  communityId: string
  orderId: string | null
  amountFen: number
  why: string
  at: Instant
  releasedAt: Instant | null
}

export interface ReferralBudgetTable {
  communityId: string
  month: string
  usedFen: number
  budgetFen: number
}

export interface ReferralEdgeTable {
  personId: string
  inviterId: string | null
  inviteId: string
  source: string
  earns: boolean
  communityId: string
  label: string | null
  boundAt: Instant
}

export interface ReferralMonthTable {
  inviterId: string
  month: string
  rewards: number
  most: number
}

export interface ReferralRewardTable {
  id: string
  inviterId: string
  inviteeId: string
  step: string
  communityId: string
  orderId: string
  dueAt: Instant
  state: string
  faceFen: number
  reasons: Jsonb
  couponId: string | null
  month: string | null
  decidedBy: string | null
  decision: string | null
  decidedAt: Instant | null
  createdAt: Instant
}

export interface RefundTable {
  communityId: string
  id: string
  outTradeNo: string
  orderId: string | null
  personId: string | null
  amountFen: number
  totalFen: number
  why: string
  state: string
  follows: string | null
  attempts: Generated<number>
  lastError: string | null
  queuedAt: Instant
  sentAt: Instant | null
  doneAt: Instant | null
  channelAt: Instant | null
}

export interface RefundAskTable {
  communityId: string
  id: string
  orderId: string
  stationId: string
  personId: string
  lines: Jsonb
  amountFen: number
  reason: string
  note: string
  photo: Buffer | null
  state: string
  askedAt: Instant
  decidedAt: Instant | null
  decidedBy: string | null
  decision: string | null
}

export interface ReviewTable {
  communityId: string
  id: string
  orderId: string
  itemId: string
  about: string
  personId: string
  stars: number
  words: string
  state: Generated<string>
  writtenAt: Instant
  correctedAt: Instant | null
  earnedBy: string | null
  hiddenAt: Instant | null
  hiddenBy: string | null
  hiddenWhy: string | null
}

export interface ReviewPictureTable {
  communityId: string
  id: string
  reviewId: string
  place: number
  photo: Buffer
}

export interface ReviewReportTable {
  communityId: string
  reviewId: string
  personId: string
  why: string
  note: string
  at: Instant
  settledAt: Instant | null
}

export interface RoleGrantTable {
  personId: string
  role: string
  scopeId: string
  communityId: string | null
  grantedBy: string
  grantedAt: Instant
}

export interface SeatTable {
  communityId: string
  poolId: string
  orderId: string
  campaignId: string
  personId: string
  number: number
  state: string
}

export interface SessionTable {
  tokenHash: string
  personId: string
  appid: string
  openid: string
  channel: string
  install: string | null
  createdAt: Instant
  expiresAt: Instant
  closedAt: Instant | null
}

export interface SettingTable {
  name: string
  value: Jsonb
}

export interface SignInTable {
  personId: string
  day: ShopDay
  madeUp: boolean
  at: Instant
  run: number
  earns: boolean
  points: number
}

export interface StationTable {
  communityId: string
  id: string
  name: string
  address: string
  hours: string
  lng: number
  lat: number
  doorFeeFen: number | null
  createdAt: Instant
}

export interface StoredReplyTable {
  personId: string
  key: string
  digest: string
  reply: string | null
  busyUntil: Instant | null
  createdAt: Instant
}

export interface StreakCardTable {
  personId: string
  month: string
  nth: number
  earnedAt: Instant
  usedDay: ShopDay | null
}

export interface StreakPrizeTable {
  personId: string
  step: number
  day: ShopDay
  communityId: string | null
  points: number
  couponId: string | null
  at: Instant
}

export interface TastingMemberTable {
  communityId: string
  personId: string
  state: string
  reasons: Jsonb
  invitedBy: string
  invitedAt: Instant
  answeredAt: Instant | null
}

export interface TierStandingTable {
  personId: string
  bronzeUntil: Instant | null
  silverUntil: Instant | null
  goldUntil: Instant | null
}

export interface TimerWindowTable {
  name: string
  startsAt: Instant
  doneAt: Instant
}

export interface WrongCodeTable {
  personId: string
  what: string
  wrong: number
  lockedUntil: Instant | null
}

export interface Schema {
  account: AccountTable
  auditLog: AuditLogTable
  badgeEarned: BadgeEarnedTable
  badgeRecount: BadgeRecountTable
  bag: BagTable
  billDay: BillDayTable
  campaign: CampaignTable
  community: CommunityTable
  consent: ConsentTable
  coupon: CouponTable
  couponBatch: CouponBatchTable
  couponCode: CouponCodeTable
  couponToken: CouponTokenTable
  event: EventTable
  eventCheckin: EventCheckinTable
  eventCode: EventCodeTable
  eventDuty: EventDutyTable
  eventHanded: EventHandedTable
  eventHandout: EventHandoutTable
  eventPlace: EventPlaceTable
  eventRegistration: EventRegistrationTable
  eventSlot: EventSlotTable
  exchangeItem: ExchangeItemTable
  exchangeVoucher: ExchangeVoucherTable
  goods: GoodsTable
  household: HouseholdTable
  householdMember: HouseholdMemberTable
  invite: InviteTable
  item: ItemTable
  itemShare: ItemShareTable
  job: JobTable
  ledgerTransfer: LedgerTransferTable
  message: MessageTable
  messagePermit: MessagePermitTable
  orderCoupon: OrderCouponTable
  orderLine: OrderLineTable
  orders: OrdersTable
  payInbox: PayInboxTable
  payment: PaymentTable
  person: PersonTable
  pointsAccount: PointsAccountTable
  pointsEntry: PointsEntryTable
  policyGrant: PolicyGrantTable
  policyRun: PolicyRunTable
  policySetting: PolicySettingTable
  pool: PoolTable
  quarantine: QuarantineTable
  referralBudget: ReferralBudgetTable
  referralEdge: ReferralEdgeTable
  referralMonth: ReferralMonthTable
  referralReward: ReferralRewardTable
  refund: RefundTable
  refundAsk: RefundAskTable
  review: ReviewTable
  reviewPicture: ReviewPictureTable
  reviewReport: ReviewReportTable
  roleGrant: RoleGrantTable
  seat: SeatTable
  session: SessionTable
  setting: SettingTable
  signIn: SignInTable
  station: StationTable
  storedReply: StoredReplyTable
  streakCard: StreakCardTable
  streakPrize: StreakPrizeTable
  tastingMember: TastingMemberTable
  tierStanding: TierStandingTable
  timerWindow: TimerWindowTable
  wrongCode: WrongCodeTable
}
