import { setImmediate as nextTurn } from "node:timers/promises";

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Ctrl-C and `kill` for a command that goes on for long. A listener is called between two pieces of work
 * only, and a large document is one piece of many seconds. So there is a listener only where the command
 * waits, or writes and must not stop half-way; otherwise the system ends the process at once.
 */
export class Interrupts {
  /** Resolves at the first signal that comes while somebody listens. */
  readonly happened: Promise<void>;
  #resolve: () => void = () => undefined;
  #isListening = false;
  #hasHappened = false;

  constructor() {
    this.happened = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get hasHappened(): boolean {
    return this.#hasHappened;
  }

  /** From here on a signal is noted, and the process goes on. */
  listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    for (const signal of signals) process.on(signal, this.#note);
  }

  /**
   * From here on a signal ends the process. One that was noted stays so, and another one ends it.
   * Node calls listeners of signals when its event loop turns, and forgets a signal whose listener is gone
   * by then. So the loop turns before; twice, since it may have looked for signals already in this turn.
   */
  async ignore(): Promise<void> {
    if (!this.#isListening) return;
    await nextTurn();
    await nextTurn();
    this.#isListening = false;
    for (const signal of signals) process.off(signal, this.#note);
  }

  readonly #note = (): void => {
    this.#hasHappened = true;
    this.#resolve();
  };
}
