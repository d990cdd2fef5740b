import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What is known of each document, kept between runs: a line of JSON for each. */
export class State {
  #file;
  /** @type {Map<string, object>} */
  records = new Map();

  constructor(folder, name = "results") {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${name}.jsonl`);
    if (!existsSync(this.#file)) return;
    for (const line of readFileSync(this.#file, "utf8").split("\n")) {
      // The last line of a run that was killed may be cut.
      try {
        const record = JSON.parse(line);
        this.records.set(record.name, record);
      } catch {
        continue;
      }
    }
  }

  add(record) {
    this.records.set(record.name, record);
    appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
  }

  clear() {
    rmSync(this.#file, { force: true });
    this.records.clear();
  }
}
