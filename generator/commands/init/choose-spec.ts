import { existsSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { visibleText } from "../../text/visible-text.js";
import { SpecwrightError } from "../../findings/specwright-error.js";
import { findSpecs, type FoundSpec } from "./find-specs.js";

export type Ask = (question: string) => Promise<string>;

export interface SpecChoice {
  /** `--spec`. */
  readonly given?: string | undefined;
  /** Absent where nobody can be asked, or nobody wants to be. */
  readonly ask?: Ask | undefined;
  readonly print: (text: string) => void;
}

/**
 * The document to generate from: the one that was named, the one that a person chooses, or the first
 * that is found. Relative to the folder, with forward slashes.
 *
 * @throws SpecwrightError - if there is none, or nobody to ask and none was found.
 */
export async function chooseSpec(folder: string, choice: SpecChoice): Promise<string> {
  const { given, ask, print } = choice;
  if (given !== undefined && /^https?:/i.test(given)) {
    throw new SpecwrightError("A configuration needs a document in a file: download it first.");
  }
  if (given !== undefined) return fromFolder(folder, existing(folder, given));
  const found = await findSpecs(folder);
  const [first] = found;
  if (ask !== undefined) return fromFolder(folder, await askForSpec(folder, found, ask, print));
  if (first === undefined) {
    throw new SpecwrightError("There is no OpenAPI document here: name one with --spec FILE.");
  }
  print(`${visibleText(first.path)}: ${first.kind}.\n${othersOf(found)}`);
  return first.path;
}

/** Which documents were not taken, and how to have them. */
function othersOf([first, ...others]: readonly FoundSpec[]): string {
  const [other] = others;
  if (first === undefined || other === undefined) return "";
  const list = others.slice(0, 9).map((spec) => `  ${described(spec)}\n`);
  const more = others.length > 9 ? [`  and ${others.length - 9} more\n`] : [];
  return [
    `${others.length === 1 ? "There is another document" : "There are other documents"}:\n`,
    ...list,
    ...more,
    `For another one run \`specwright init --force --spec ${visibleText(other.path)}\`; for several ` +
      "write a list into the configuration, one { spec, out } for each.\n",
  ].join("");
}

async function askForSpec(
  folder: string,
  found: readonly FoundSpec[],
  ask: Ask,
  print: (text: string) => void,
): Promise<string> {
  const shown = found.slice(0, 9);
  if (shown.length === 0) print("No OpenAPI document was found in this folder.\n");
  else print(shown.map((spec, at) => `  ${at + 1}  ${described(spec)}\n`).join(""));
  const [first] = shown;
  const question =
    first === undefined
      ? "OpenAPI document: "
      : `OpenAPI document, number or path (${visibleText(first.path)}): `;
  for (;;) {
    const answer = (await ask(question)).trim();
    const numbered = /^\d$/.test(answer) ? shown[Number(answer) - 1]?.path : undefined;
    const wanted = numbered ?? (answer === "" ? first?.path : answer);
    if (wanted === undefined) continue;
    if (isFile(resolve(folder, wanted))) return wanted;
    print(`There is no file ${wanted}.\n`);
  }
}

/** Whoever made the files has named them. */
function described({ path, kind }: FoundSpec): string {
  return `${visibleText(path)}  (${kind})`;
}

function existing(folder: string, path: string): string {
  if (isFile(resolve(folder, path))) return path;
  throw new SpecwrightError(`There is no file ${path}.`);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function fromFolder(folder: string, path: string): string {
  return relative(folder, resolve(folder, path)).split(sep).join("/");
}
