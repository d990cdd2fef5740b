import { getInherited } from "./own.js";

/**
 * What the client uses of the platform. Compilers may know these types, from `lib.dom` or from the
 * types of Node, or not: the `…Like` interfaces are the parts in use, and the types for users are those
 * of the platform where the compiler knows them.
 */
export interface HeadersLike {
  get(name: string): string | null;
}

export interface ReaderLike {
  read(): Promise<{
    readonly done: boolean;
    readonly value?: Uint8Array | undefined;
  }>;
  cancel(reason?: unknown): Promise<void>;
}

export interface BodyLike {
  getReader(): ReaderLike;
  cancel(reason?: unknown): Promise<void>;
}

export interface ResponseLike {
  readonly status: number;
  /** `opaqueredirect`: a page in a browser may not see where a redirect leads. */
  readonly type?: string;
  readonly headers: HeadersLike;
  readonly body?: BodyLike | null;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface SignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface FetchInit {
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: unknown;
  readonly redirect: "manual" | "follow" | "error";
  readonly signal: unknown;
  /** Streams are sent only with it (WHATWG Fetch, RequestInit). */
  readonly duplex?: "half";
}

export type FetchLike = (url: string, init: FetchInit) => Promise<ResponseLike>;

/** `fetch` as a client calls it; the platform's own fits. */
export type ClientFetch = typeof globalThis extends { fetch: infer F }
  ? F extends (input: never, init?: infer Init) => Promise<infer Answer>
    ? (url: string, init: Exclude<Init, undefined>) => Promise<Answer>
    : FetchLike
  : FetchLike;

/** The platform's `Response`. */
export type FetchResponse = typeof globalThis extends {
  Response: { prototype: infer T };
}
  ? T
  : ResponseLike;

/** The platform's `Headers`. */
export type FetchHeaders = typeof globalThis extends {
  Headers: { prototype: infer T };
}
  ? T
  : HeadersLike;

/** The platform's `AbortSignal`. */
export type CallSignal = typeof globalThis extends {
  AbortSignal: { prototype: infer T };
}
  ? T
  : SignalLike;

interface Platform {
  readonly fetch: FetchLike | undefined;
  readonly AbortController: new () => {
    readonly signal: SignalLike;
    abort(reason?: unknown): void;
  };
  readonly TextDecoder: new () => {
    decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
  };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly URL: new (
    url: string,
    base?: string,
  ) => {
    readonly href: string;
    readonly origin: string;
    readonly protocol: string;
  };
  readonly btoa: (text: string) => string;
  readonly setTimeout: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly location: unknown;
}

/** A part of the platform; looked up when it is used, so that mocks of it count. */
export function platform<Name extends keyof Platform>(
  name: Name,
): Platform[Name] {
  return getInherited(globalThis, name) as Platform[Name];
}

/** Base64 of the text's UTF-8 (RFC 7617, 2.1). */
export function toBase64(text: string): string {
  const Encoder = platform("TextEncoder");
  let bytes = "";
  new Encoder().encode(text).forEach((byte) => {
    bytes += String.fromCharCode(byte);
  });
  return platform("btoa")(bytes);
}

/** Gives up the body of a response, so that its connection is free again. Never throws. */
export async function discardBody(response: ResponseLike): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    // It was read, or it broke: there is nothing left to give up.
  }
}
