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

/** Timers of more milliseconds end at once (HTML, timer initialisation steps). */
const LONGEST = 2_147_483_647;

/**
 * Ends an attempt: after a time, or when the caller's signal says so, whichever comes first. `close` takes
 * back timer and listener, and is called in any case.
 */
export class Deadline {
  /** For `fetch`, which then frees the connection. */
  readonly signal: SignalLike;
  readonly #abort: (reason: unknown) => void;
  readonly #caller: SignalLike | undefined;
  readonly #waiting: Set<(reason: unknown) => void> = new Set();
  #timer: unknown;
  #end: { readonly reason: unknown } | undefined;
  #isLate = false;

  constructor(caller: SignalLike | undefined, milliseconds: number) {
    const Controller = platform("AbortController");
    const controller = new Controller();
    this.signal = controller.signal;
    this.#abort = (reason) => controller.abort(reason);
    this.#caller = caller;
    if (caller?.aborted === true) {
      this.#finish(caller.reason);
      return;
    }
    caller?.addEventListener("abort", this.#onAbort);
    if (milliseconds <= 0 || milliseconds > LONGEST) return;
    this.#timer = platform("setTimeout")(() => {
      this.#isLate = true;
      this.#finish(new Error("The time is up."));
    }, milliseconds);
  }

  /** Whether it was the time that ended it. */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** Why the caller ended it; `undefined` where it was not the caller. */
  get callersReason(): { readonly reason: unknown } | undefined {
    return this.#isLate ? undefined : this.#end;
  }

  /**
   * What the promise gives, or a rejection as soon as it ends, even if the promise never does. `tooLate`
   * gets what comes afterwards.
   */
  race<T>(promise: Promise<T>, tooLate?: (value: T) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const stop = (reason: unknown): void => reject(reason as Error);
      if (this.#end === undefined) this.#waiting.add(stop);
      else stop(this.#end.reason);
      promise.then(
        (value) => {
          this.#waiting.delete(stop);
          if (this.#end !== undefined) tooLate?.(value);
          resolve(value);
        },
        (error: unknown) => {
          this.#waiting.delete(stop);
          reject(error as Error);
        },
      );
    });
  }

  /** Stops the clock; the caller's signal counts on. */
  stopClock(): void {
    if (this.#timer !== undefined) platform("clearTimeout")(this.#timer);
    this.#timer = undefined;
  }

  close(): void {
    this.stopClock();
    this.#caller?.removeEventListener("abort", this.#onAbort);
  }

  readonly #onAbort = (): void => this.#finish(this.#caller?.reason);

  #finish(reason: unknown): void {
    if (this.#end !== undefined) return;
    const given = reason ?? new Error("The call was aborted.");
    this.#end = { reason: given };
    this.close();
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    waiting.forEach((stop) => stop(given));
    this.#abort(given);
  }
}

/** Waits, unless the signal ends it. */
export function pause(
  milliseconds: number,
  signal: SignalLike | undefined,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      platform("clearTimeout")(timer);
      signal?.removeEventListener("abort", stop);
      reject(signal?.reason as Error);
    };
    const timer = platform("setTimeout")(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop);
  });
}
