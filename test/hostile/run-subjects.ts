import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import type { JsonObject } from "../../generator/json/json.js";
import { runtimeFiles, type Output } from "./emit-output.js";
import type { Complaint, Subject } from "./exercise.js";
import { oncePerText } from "./once-per-text.js";

const run = promisify(execFile);

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
};

const toJavaScript = oncePerText(
  (text) => ts.transpileModule(text, { compilerOptions }).outputText,
);

/** What every batch needs, compiled once: the runtime by file name, and the script that imports. */
const common: ReadonlyMap<string, string> = new Map([
  ...[...runtimeFiles].map(
    ([path, text]) => [`runtime/${path.replace(/ts$/, "js")}`, toJavaScript(text)] as const,
  ),
  [
    "exercise.js",
    toJavaScript(readFileSync(fileURLToPath(new URL("./exercise.ts", import.meta.url)), "utf8")),
  ],
  ["package.json", '{ "type": "module" }\n'],
]);

/** Outputs on disk, ready to be imported by a process that is not this one. */
export class Workshop {
  readonly #folder = mkdtempSync(join(tmpdir(), "specwright-hostile-"));
  #subjects: Subject[] = [];
  #made = 0;

  constructor() {
    mkdirSync(join(this.#folder, "runtime"));
    for (const [path, text] of common) writeFileSync(join(this.#folder, path), text);
  }

  add(id: string, output: Output, document: JsonObject): void {
    this.#made += 1;
    const folder = join(this.#folder, `m${this.#made}`);
    mkdirSync(folder);
    // One runtime for all: a link is imported as what it leads to.
    symlinkSync(join(this.#folder, "runtime"), join(folder, "runtime"));
    for (const [path, text] of output.modules) {
      writeFileSync(join(folder, path.replace(/ts$/, "js")), toJavaScript(text));
    }
    const names: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const { key, name, variantOf, side } of output.api.schemas) {
      if (key !== undefined && variantOf === undefined && side !== "request") names[key] = name;
    }
    this.#subjects.push({
      id,
      folder: pathToFileURL(folder).href,
      document: document as Subject["document"],
      names,
    });
  }

  /** Runs all that were added since the last time. */
  async exercise(): Promise<Complaint[]> {
    const subjects = this.#subjects;
    this.#subjects = [];
    if (subjects.length === 0) return [];
    const list = join(this.#folder, "subjects.json");
    writeFileSync(list, JSON.stringify(subjects));
    const script = join(this.#folder, "exercise.js");
    const flags = ["--disallow-code-generation-from-strings", "--stack-size=900"];
    const { stdout } = await run(process.execPath, [...flags, script, list], {
      maxBuffer: 2 ** 26,
      timeout: 240_000,
    });
    const complaints = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Complaint);
    if (complaints.pop()?.fault !== "end")
      throw new Error(`A batch did not come to its end: ${stdout.slice(-400)}`);
    return complaints;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
