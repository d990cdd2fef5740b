import type { Answer, Failed, Request } from "./messages.js";

type AnswerTo<Kind extends Request["kind"]> = Extract<Answer, { kind: Kind }> | Failed;

interface Waiting {
  readonly request: Request;
  readonly done: (answer: Answer | undefined) => void;
}

/** A newer request of the same kind does not wait longer for an old one than this. */
const patience = 4_000;

/**
 * The worker that generates, one request at a time. While it works, the newest request of each kind waits, and those
 * that it replaces are answered by undefined.
 */
export class GeneratorClient {
  #worker = startWorker();
  #current: (Waiting & { readonly since: number }) | undefined;
  #waiting: Waiting[] = [];

  ask<Kind extends Request["kind"]>(
    request: Extract<Request, { kind: Kind }>,
  ): Promise<AnswerTo<Kind> | undefined> {
    return new Promise((resolve) => {
      const replaced = this.#waiting.filter((other) => other.request.kind === request.kind);
      this.#waiting = this.#waiting.filter((other) => !replaced.includes(other));
      for (const { done } of replaced) done(undefined);
      this.#waiting.push({ request, done: (answer) => resolve(answer as AnswerTo<Kind>) });
      this.#giveUpIfSlow();
      this.#next();
    });
  }

  /** What was asked before is of no interest any more, and takes too long. */
  #giveUpIfSlow(): void {
    const current = this.#current;
    if (current === undefined || performance.now() - current.since < patience) return;
    this.#worker.terminate();
    this.#worker = startWorker();
    this.#current = undefined;
    current.done(undefined);
  }

  #next(): void {
    if (this.#current !== undefined) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#current = { ...next, since: performance.now() };
    const finish = (answer: Answer): void => {
      this.#current = undefined;
      next.done(answer);
      this.#next();
    };
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => finish(data);
    this.#worker.onerror = ({ message }) => finish({ kind: "failed", message });
    this.#worker.postMessage(next.request);
  }
}

function startWorker(): Worker {
  return new Worker(new URL("./generator.js", import.meta.url), { type: "module" });
}
