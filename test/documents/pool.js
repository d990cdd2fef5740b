import { fork } from "node:child_process";
import { join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";

/** Longer than this a document is taken to hang; in milliseconds. */
const patience = 300_000;

/** Child processes that each work on one task at a time; one that dies or hangs is replaced. */
export class Pool {
  #children = new Set();

  /**
   * @param {number} size
   * @param {unknown[]} tasks
   * @param {(task: unknown, answer: object) => Promise<void> | void} conclude
   */
  async run(size, tasks, conclude) {
    const waiting = [...tasks];
    const serve = async () => {
      let child = this.#start();
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        const answer = await ask(child, task);
        if (answer.outcome === "died") child = this.#start();
        await conclude(task, answer);
      }
      child.kill();
    };
    await Promise.all(Array.from({ length: Math.min(size, tasks.length) }, serve));
    for (const child of this.#children) child.kill("SIGKILL");
  }

  #start() {
    const child = fork(join(import.meta.dirname, "worker.js"), {
      execArgv: ["--max-old-space-size=4000"],
    });
    this.#children.add(child);
    return child;
  }
}

function ask(child, task) {
  return new Promise((resolve) => {
    const settle = (answer) => {
      clearTimeout(timer);
      child.removeAllListeners("message");
      child.removeAllListeners("exit");
      resolve(answer);
    };
    const timer = setTimeout(() => {
      settle({ outcome: "died", reason: `no answer for ${patience / 1000} s` });
      child.kill("SIGKILL");
    }, patience);
    child.once("message", settle);
    child.once("exit", (code, signal) => {
      settle({ outcome: "died", reason: `exit ${code ?? signal}` });
    });
    child.send(task);
  });
}
