import type { SheetView } from './contract'

/** An order that was paid for, as the sheet needs it. */
export interface SheetOrder {
  readonly id: string
  readonly bagId: string | null
  readonly personId: string
  readonly handover: 'station' | 'door'
  readonly building: string | null
  readonly door: string | null
}
export interface SheetLine {
  readonly orderId: string
  readonly itemId: string
  readonly name: string
  readonly unit: string
  readonly quantity: number
  readonly refundedQuantity: number
  readonly handedAt: string | null
  readonly handedHow: string | null
}
export interface SheetItem {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly arrived: number | null
}
type Totals = SheetView['totals']
type Bag = SheetView['bags'][number]

const unitsLeft = (line: SheetLine): number => line.quantity - line.refundedQuantity

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** What to order from the supplier: of every item that somebody bought the units that were not paid back, in the campaign's order. */
export function sheetTotals(items: readonly SheetItem[], lines: readonly SheetLine[]): Totals {
  const byItem = grouped(lines, (line) => line.itemId)
  return items.flatMap((item) => {
    const bought = byItem.get(item.id) ?? []
    const quantity = bought.reduce((units, line) => units + unitsLeft(line), 0)
    const handed = bought.reduce((units, line) => units + (line.handedHow === 'pickup' ? unitsLeft(line) : 0), 0)
    if (quantity === 0 && item.arrived === null) return []
    return [{ itemId: item.id, name: item.name, unit: item.unit, quantity, arrived: item.arrived, handed }]
  })
}

/** The units of an item in one bag, put together whichever of the bag's orders they come from. */
function bagLines(lines: readonly SheetLine[]): Bag['lines'] {
  const same = grouped(lines, (line) => `${line.itemId} ${line.handedAt !== null}`)
  return [...same.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const quantity = group.reduce((units, line) => units + unitsLeft(line), 0)
    return [{ itemId: first.itemId, name: first.name, unit: first.unit, quantity, handed: first.handedAt !== null }]
  })
}

/**
 * One entry for each bag in which something lies, in the order of its number; before numbers are given out (0), as they will be: by building and name.
 * `names` are masked already.
 */
export function sheetBags(
  orders: readonly SheetOrder[],
  lines: readonly SheetLine[],
  numbers: ReadonlyMap<string, number | null>,
  names: ReadonlyMap<string, string>,
): Bag[] {
  const linesOf = grouped(lines.filter((line) => unitsLeft(line) > 0), (line) => line.orderId)
  const filled = orders.filter((order) => linesOf.has(order.id))
  const bags = [...grouped(filled, (order) => order.bagId ?? order.id)].flatMap(([bagId, inside]) => {
    const [first] = inside
    if (!first) return []
    const packed = bagLines(inside.flatMap((order) => linesOf.get(order.id) ?? []))
    const toDoor = inside.find((order) => order.handover === 'door')
    return [
      {
        bagId,
        number: numbers.get(bagId) ?? 0,
        name: [...new Set(inside.map((order) => names.get(order.personId) ?? ''))].filter(Boolean).join(' '),
        handover: (toDoor ?? first).handover,
        building: toDoor?.building ?? null,
        door: toDoor?.door ?? null,
        orderIds: inside.map((order) => order.id),
        lines: packed,
        done: packed.every((line) => line.handed),
      },
    ]
  })
  return bags.sort((a, b) => a.number - b.number || compare(a.building, b.building) || compare(a.name, b.name))
}

const zh = new Intl.Collator('zh-CN', { numeric: true })
const compare = (a: string | null, b: string | null): number => zh.compare(a ?? '', b ?? '')
