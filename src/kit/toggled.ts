/** The list without this one where it was in it, and with it at the end where it wasn't. */
export const toggled = <V>(all: readonly V[], one: V): V[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one])
