import { isIP } from "node:net";

/** The origin of the URLs that an entry of `allowRemote` allows; undefined where it is not valid. */
export function allowedOrigin(entry: string): string | undefined {
  const hasScheme = /^https?:\/\//i.test(entry);
  try {
    const url = new URL(hasScheme ? entry : `https://${entry}`);
    const isPlain = url.username === "" && url.password === "" && !/[?#@*\\\s]/.test(entry);
    // An entry with a path is refused, since the path would not be checked.
    return isPlain && url.pathname === "/" && url.hostname !== "" ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

/** The hosts that may be contacted, each with its scheme and port. */
export class AllowedHosts {
  readonly #origins: ReadonlySet<string>;
  readonly #addresses: ReadonlySet<string>;

  constructor(entries: readonly string[]) {
    const origins = entries.flatMap((entry) => allowedOrigin(entry) ?? []);
    this.#origins = new Set(origins);
    const hosts = origins.map((origin) => hostOf(new URL(origin)));
    this.#addresses = new Set(hosts.filter((host) => isIP(host) !== 0));
  }

  allows({ origin }: URL): boolean {
    return this.#origins.has(origin);
  }

  get isEmpty(): boolean {
    return this.#origins.size === 0;
  }

  /** Whether the address itself was allowed, which also allows a private one. */
  namesAddress(address: string): boolean {
    return this.#addresses.has(address);
  }
}

/** The host without the brackets of IPv6. `URL` has normalized addresses already. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}
