import type { IncomingMessage, RequestOptions } from "node:http";
import { lookup } from "node:dns";
import { decodeText } from "../text/decode-text.js";
import { limitFix, tooLarge, type ReadLimits } from "../limits.js";
import type { Refusal } from "../refusal.js";
import { hostOf, refuseUrl, type AllowedHosts } from "./allowed-hosts.js";
import type { FetchRequest, FetchResult } from "../file-reader.js";
import { guardedLookup, RefusedAddressError, type Resolve } from "./guarded-lookup.js";
import { isLoopbackAddress, isPublicAddress } from "./public-address.js";
import { readBody, TooLargeError } from "./read-body.js";
import { shownUri } from "./remote-uri.js";

interface FetchTools extends FetchRequest {
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
}

const mostRedirects = 5;

/**
 * Fetches a text by http(s), from allowed hosts only. Sends nothing about the user: no cookies, no
 * authorization, no referrer. Never throws because of a response.
 */
export async function fetchText(uri: string, tools: FetchTools): Promise<FetchResult> {
  const late = new AbortController();
  const { signal } = late;
  // Keeps the process until there is an answer; the timers of `AbortSignal.timeout` do not.
  const timer = setTimeout(() => late.abort(), tools.milliseconds);
  const shown = shownUri(uri);
  try {
    let url = new URL(uri);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const refusal = refuseUrl(url, tools.allowed);
      if (refusal !== undefined) return { refusal };
      const response = await get(url, signal, tools);
      const next = redirectOf(response, url);
      if (next === undefined) {
        const result = await textOf(response, url, tools);
        // A body without a length ends with its connection, also with one that was closed for lateness.
        signal.throwIfAborted();
        return result;
      }
      response.destroy();
      if (next.hostname !== url.hostname) {
        const message = `\`${shown}\` redirects to another host, \`${next.hostname}\`.`;
        const fix = "Name the document at that host, and allow the host, if you trust it.";
        return { refusal: { code: "remote-reference", message, fix } };
      }
      url = next;
    }
    return failed(`\`${shown}\` redirects more than ${mostRedirects} times.`);
  } catch (error) {
    return { refusal: refusalOf(error, uri, tools.limits, signal) };
  } finally {
    clearTimeout(timer);
    // Whatever is still open: a server need not end what it was not asked to go on with.
    late.abort();
  }
}

async function get(url: URL, signal: AbortSignal, tools: FetchTools): Promise<IncomingMessage> {
  const host = hostOf(url);
  const isAllowed = (address: string) => mayConnect(address, host, tools.allowed);
  const options: RequestOptions = {
    // A new connection, independent of proxy settings of the process.
    agent: false,
    signal,
    lookup: guardedLookup(tools.resolve ?? lookup, isAllowed),
    headers: {
      accept: "application/json, application/yaml, text/yaml, */*;q=0.5",
      "accept-encoding": "gzip",
      "user-agent": "specwright",
    },
  };
  // Loaded only when something is fetched, so runs without the network never load this code.
  const { request } =
    url.protocol === "https:" ? await import("node:https") : await import("node:http");
  return new Promise((done, fail) => {
    const sent = request(url, options, done);
    sent.on("error", fail);
    // Nobody asked for another protocol. Without a listener the request would end without a word.
    sent.on("upgrade", (_response, socket) => {
      socket.destroy();
      fail(new Error("the server switches to another protocol"));
    });
    sent.on("close", () => fail(new Error("the server has closed the connection")));
    sent.end();
  });
}

/** `localhost` is always the machine itself (RFC 6761, 6.3). */
function mayConnect(address: string, host: string, allowed: AllowedHosts): boolean {
  if (isPublicAddress(address) || allowed.namesAddress(address)) return true;
  return /^(?:.+\.)?localhost$/.test(host) && isLoopbackAddress(address);
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, url: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined;
  return headers.location === undefined ? undefined : new URL(headers.location, url);
}

async function textOf(
  response: IncomingMessage,
  url: URL,
  { left }: FetchTools,
): Promise<FetchResult> {
  const shown = shownUri(url.href);
  const { statusCode, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    return failed(`\`${shown}\` answers with status ${statusCode}.`);
  }
  if (/^text\/html\b/i.test(headers["content-type"] ?? "")) {
    response.destroy();
    return failed(`\`${shown}\` is a web page, not a document.`);
  }
  const body = await readBody(response, left);
  if (body === undefined) return failed(`\`${shown}\` has an unknown compression.`);
  const decoded = decodeText(body, shown);
  if ("refusal" in decoded) return decoded;
  url.hash = "";
  return { text: decoded.text, bytes: body.length, uri: url.href };
}

function failed(message: string): FetchResult {
  return { refusal: { code: "remote-failed", message } };
}

function refusalOf(error: unknown, uri: string, limits: ReadLimits, signal: AbortSignal): Refusal {
  const shown = shownUri(uri);
  if (error instanceof TooLargeError) return tooLarge(shown, limits);
  if (error instanceof RefusedAddressError) {
    const message = `\`${shown}\` resolves to a private address, which is not allowed.`;
    const fix = "If it is intended, allow the address itself too: `--allow-remote ADDRESS`.";
    return { code: "remote-reference", message, fix };
  }
  if (signal.aborted) {
    const message = `\`${shown}\` cannot be fetched: remote documents took more than ${limits.seconds} seconds in all (limit \`seconds\`).`;
    const fix = limitFix("seconds", "Try again, or copy the document beside yours.");
    return { code: "limit-exceeded", message, fix };
  }
  const { code } = error as NodeJS.ErrnoException;
  const message = `\`${shown}\` cannot be fetched (${code ?? (error as Error).message}).`;
  return { code: "remote-failed", message };
}
