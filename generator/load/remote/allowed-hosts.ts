import { isIP } from "node:net";

/** The start of the URLs that an entry of `allowRemote` stands for; undefined where it is none. */
export function allowedOrigin(entry: string): string | undefined {
  const hasScheme = /^https?:\/\//i.test(entry);
  try {
    const url = new URL(hasScheme ? entry : `https://${entry}`);
    const isPlain = url.username === "" && url.password === "" && !/[?#@*\\\s]/.test(entry);
    // A path would promise a restriction that nobody checks.
    return isPlain && url.pathname === "/" && url.hostname !== "" ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

/** What may be fetched: exactly the hosts that were named, by the schemes and ports that were named. */
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

  /** Whether this very address was named, so that it may be a private one. */
  namesAddress(address: string): boolean {
    return this.#addresses.has(address);
  }
}

/** The host without the brackets of IPv6. A URL has brought addresses into their usual spelling. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}
