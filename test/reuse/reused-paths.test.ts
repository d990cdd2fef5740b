import { describe, expect, it } from "vitest";
import type { PathsForm, PathsJob } from "../../generator/paths/paths-form.js";
import { ReusedPaths, type MadePaths } from "../../generator/reuse/reused-paths.js";

const formOf = (summary: string): PathsForm => {
  return {
    document: { paths: { summary } },
    types: [],
    imports: "",
    contents: undefined,
    runtime: [],
  };
};

/** Runs that follow one another, and how often a job was started and made something. */
class Runs {
  started = 0;
  made = 0;
  readonly #last: { made?: MadePaths } = {};

  async run(summary: string, fails = false): Promise<string> {
    const start = (): PathsJob => {
      this.started += 1;
      let form: PathsForm | undefined;
      return {
        begin: (begun) => (form = begun),
        text: () => {
          this.made += 1;
          if (fails) return Promise.reject(new Error("cannot read this document"));
          return Promise.resolve(JSON.stringify(form));
        },
        close: () => Promise.resolve(),
      };
    };
    const paths = new ReusedPaths(start, this.#last);
    try {
      paths.begin(formOf(summary));
      return await paths.text();
    } finally {
      await paths.close();
    }
  }
}

describe("paths.ts of runs that follow one another", () => {
  it("is made once for the same form, and no thread is started again", async () => {
    const runs = new Runs();
    expect(await runs.run("a")).toBe(JSON.stringify(formOf("a")));
    expect(await runs.run("a")).toBe(JSON.stringify(formOf("a")));
    expect([runs.started, runs.made]).toEqual([1, 1]);
  });

  it("is made again for another form, and for the first one after that", async () => {
    const runs = new Runs();
    await runs.run("a");
    expect(await runs.run("b")).toBe(JSON.stringify(formOf("b")));
    expect(await runs.run("a")).toBe(JSON.stringify(formOf("a")));
    expect([runs.started, runs.made]).toEqual([3, 3]);
  });

  it("fails again where it has failed", async () => {
    const runs = new Runs();
    await expect(runs.run("a", true)).rejects.toThrow("cannot read");
    await expect(runs.run("a", true)).rejects.toThrow("cannot read");
    expect(await runs.run("a")).toBe(JSON.stringify(formOf("a")));
    await expect(runs.run("b", true)).rejects.toThrow("cannot read");
    expect(await runs.run("a")).toBe(JSON.stringify(formOf("a")));
  });
});
