import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";

/** Names into addresses, as `dns.lookup` does it. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name leads to an address that it must not lead to. */
export class RefusedAddressError extends Error {}

/**
 * Asks for the addresses of a host when the connection is made, and refuses all where one is not
 * allowed: what was looked up before may have changed by then.
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
