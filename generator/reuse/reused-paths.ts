import type { PathsForm, PathsJob } from "../paths/paths-form.js";
import { isEqual } from "./equal.js";

/** The text of `paths.ts`, and what it was made of. */
export interface MadePaths {
  readonly form: PathsForm;
  readonly text: string;
}

/** Makes `paths.ts`, unless it was made of the same before. Loading the compiler for it takes longer than all that. */
export class ReusedPaths implements PathsJob {
  #job: PathsJob | undefined;
  #form: PathsForm | undefined;

  constructor(
    readonly start: () => PathsJob,
    /** The last one that was made: taken from here, and left here. */
    readonly last: { made?: MadePaths },
  ) {
    if (last.made === undefined) this.#job = start();
  }

  begin(form: PathsForm): void {
    if (isEqual(form, this.last.made?.form)) return;
    this.#form = form;
    this.#job ??= this.start();
    this.#job.begin(form);
  }

  async text(): Promise<string> {
    const form = this.#form;
    if (form !== undefined && this.#job !== undefined) {
      const text = await this.#job.text();
      this.last.made = { form, text };
    }
    if (this.last.made === undefined) throw new Error("paths.ts was not begun.");
    return this.last.made.text;
  }

  async close(): Promise<void> {
    await this.#job?.close();
  }
}
