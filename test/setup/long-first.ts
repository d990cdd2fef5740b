import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest: one that starts late lets all workers but one wait for its end. */
const longest = [
  "test/compiled-output.test.ts",
  "test/hostile/planted-holes.test.ts",
  "test/options-compile.test.ts",
  "test/cases.test.ts",
  "test/documents.test.ts",
  "test/hostile/mutants.test.ts",
  "test/consumers/types.test.ts",
  "test/diff/soundness.test.ts",
  "test/open-enums.test.ts",
  "test/json-schema-suite.test.ts",
  "test/cli.test.ts",
  "test/runtime/compile.test.ts",
];

/** The order of vitest, which knows durations only of a run before, with these in front of their project. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = (spec: TestSpecification) => this.#rank(spec) !== -1;
    const long = sorted.filter(isLong).sort((a, b) => this.#rank(a) - this.#rank(b));
    const first = sorted.findIndex(({ project }) => project.config.isolate === false);
    if (first === -1) return sorted;
    const inFront = sorted.slice(0, first).filter((spec) => !isLong(spec));
    return [...inFront, ...long, ...sorted.slice(first).filter((spec) => !isLong(spec))];
  }

  #rank({ moduleId }: TestSpecification): number {
    return longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll("\\", "/"));
  }
}
