import { contradiction, type Refutation, type Statement } from "./refutation.js";

/** A bound, and the statement that sets it. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly by: Statement;
}

export function bound(value: number, by: Statement, exclusive = false): Bound {
  return { value, by, exclusive };
}

/** The narrowest lower bound. */
export function highest(bounds: readonly Bound[]): Bound | undefined {
  return narrowest(bounds, (a, b) => a > b);
}

/** The narrowest upper bound. */
export function lowest(bounds: readonly Bound[]): Bound | undefined {
  return narrowest(bounds, (a, b) => a < b);
}

function narrowest(
  bounds: readonly Bound[],
  isNarrower: (a: number, b: number) => boolean,
): Bound | undefined {
  let found: Bound | undefined;
  for (const one of bounds) {
    const isEqual = one.value === found?.value && one.exclusive && !found.exclusive;
    if (found === undefined || isNarrower(one.value, found.value) || isEqual) found = one;
  }
  return found;
}

/** Whether no number is between the two bounds. */
export function betweenBounds(
  low: Bound | undefined,
  high: Bound | undefined,
): Refutation | undefined {
  if (low === undefined || high === undefined) return undefined;
  const isOpen = low.exclusive || high.exclusive;
  const isEmpty = isOpen ? low.value >= high.value : low.value > high.value;
  return isEmpty ? contradiction(low.by, high.by) : undefined;
}

/** The bound that a keyword of a part sets, where it has it. */
export function boundOf(by: Statement, value: number | undefined): readonly Bound[] {
  return value === undefined ? [] : [bound(value, by)];
}
