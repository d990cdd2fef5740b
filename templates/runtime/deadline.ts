import { platform, type SignalLike } from "./client-platform.js";

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
