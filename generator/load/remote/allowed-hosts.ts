import type { Refusal } from "../refusal.js";
import { shownUri } from "./remote-uri.js";

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
  readonly #hosts: ReadonlySet<string>;

  constructor(entries: readonly string[]) {
    const origins = entries.flatMap((entry) => allowedOrigin(entry) ?? []);
    this.#origins = new Set(origins);
    this.#hosts = new Set(origins.map((origin) => hostOf(new URL(origin))));
  }

  allows({ origin }: URL): boolean {
    return this.#origins.has(origin);
  }

  get isEmpty(): boolean {
    return this.#origins.size === 0;
  }

  /** Whether the address itself was allowed, which also allows a private one. */
  namesAddress(address: string): boolean {
    return this.#hosts.has(address);
  }
}

/** The host without the brackets of IPv6. `URL` has normalized addresses already. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** Why a URL may not be fetched at all; undefined where it may. */
export function refuseUrl(url: URL, allowed: AllowedHosts): Refusal | undefined {
  const shown = shownUri(url.href);
  const code = "remote-reference";
  if (url.username !== "" || url.password !== "") {
    const message = `The URL of \`${shown}\` has a user or a password in it, which is not sent.`;
    return { code, message, fix: "Fetch the document yourself, and name the file." };
  }
  if (allowed.allows(url)) return undefined;
  if (allowed.isEmpty) {
    const message = `\`${shown}\` is on the network, and fetching is not allowed.`;
    return { code, message };
  }
  const { origin } = url;
  const message = `\`${shown}\` is on a host that is not allowed.`;
  const entry = url.protocol === "https:" ? url.host : origin;
  return {
    code,
    message,
    fix: `Allow it: \`--allow-remote ${entry}\`; or copy the document into your folder.`,
  };
}
