import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";

/** Resolves names to addresses, as `dns.lookup` does. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name resolves to an address that is not allowed. */
export class RefusedAddressError extends Error {}

/**
 * Resolves a host when the connection is made, and refuses if one of its addresses is not allowed. An
 * earlier check could be outdated by then (DNS rebinding).
 */
export function guardedLookup(
  resolve: Resolve,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        done(error ?? new Error(`${host} has no address`), []);
      } else if (!addresses.every(({ address }) => isAllowed(address))) {
        done(new RefusedAddressError("private address"), []);
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
