import { existsSync } from "node:fs";
import { join } from "node:path";
import { readUserFile } from "../user-file.js";
import { applyEdits, modify, parse } from "jsonc-parser";
import { ignoredByFlatConfig } from "./flat-config.js";

/** A change of a file of the project's, to be shown before it is made. */
export interface MarkEdit {
  readonly file: string;
  /** What is added, in a line. */
  readonly added: string;
  /** The whole new text. */
  readonly text: string;
}

export interface MarkPlan {
  readonly edits: readonly MarkEdit[];
  /** What the user has to add, where the form of a file is not known. */
  readonly notes: readonly string[];
}

const flatConfigs = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((end) => `eslint.config.${end}`);
const oldConfigs = [".eslintrc.js", ".eslintrc.cjs", ".eslintrc.yml", ".eslintrc.yaml"];

/**
 * Marks the output folder as generated for prettier, git's hosts and eslint, in the files for that
 * which are there. What is marked already stays as it is.
 *
 * @param out - relative to the folder, with forward slashes
 */
export async function planMarks(folder: string, out: string): Promise<MarkPlan> {
  const path = out.replace(/^\.\//, "").replace(/\/+$/, "");
  // Nothing outside the project is its files' business.
  if (path === "" || path.startsWith("../") || path.startsWith("/"))
    return { edits: [], notes: [] };
  const plans = await Promise.all([
    addLine(folder, ".prettierignore", `${path}/`),
    addLine(folder, ".gitattributes", `${quoted(`${path}/**`)} linguist-generated=true`),
    planEslint(folder, `${path}/**`),
  ]);
  return {
    edits: plans.flatMap(({ edits }) => edits),
    notes: plans.flatMap(({ notes }) => notes),
  };
}

/** Git takes a pattern with a space in quotes. */
function quoted(pattern: string): string {
  return /\s/.test(pattern) ? JSON.stringify(pattern) : pattern;
}

const nothing: MarkPlan = { edits: [], notes: [] };

async function addLine(folder: string, file: string, line: string): Promise<MarkPlan> {
  const path = join(folder, file);
  const text = await readUserFile(path, "The file");
  if (text === undefined) return nothing;
  const wanted = line.replace(/\/(?=$)/, "");
  const isThere = text.split(/\r?\n/).some((one) => one.trim().replace(/^\/|\/$/g, "") === wanted);
  if (isThere) return nothing;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text === "" || text.endsWith("\n") ? text : text + end;
  return { edits: [{ file, added: line, text: `${start}${line}${end}` }], notes: [] };
}

async function planEslint(folder: string, pattern: string): Promise<MarkPlan> {
  const isThere = (file: string) => existsSync(join(folder, file));
  const flat = flatConfigs.find(isThere);
  if (flat !== undefined) return planFlatConfig(folder, flat, pattern);
  if (isThere(".eslintignore")) return addLine(folder, ".eslintignore", pattern.slice(0, -2));
  const json = [".eslintrc.json", ".eslintrc"].find(isThere);
  if (json !== undefined) return planOldConfig(folder, json, pattern);
  const other = oldConfigs.find(isThere);
  if (other === undefined) return nothing;
  return { edits: [], notes: [`Add ${JSON.stringify(pattern)} to ignorePatterns in ${other}.`] };
}

async function planFlatConfig(folder: string, file: string, pattern: string): Promise<MarkPlan> {
  const before = (await readUserFile(join(folder, file), "The configuration")) ?? "";
  if (before.includes(pattern)) return nothing;
  const entry = `{ ignores: [${JSON.stringify(pattern)}] }`;
  const text = await ignoredByFlatConfig(file, before, entry);
  return text === undefined
    ? { edits: [], notes: [`Add ${entry} to the list in ${file}.`] }
    : { edits: [{ file, added: entry, text }], notes: [] };
}

async function planOldConfig(folder: string, file: string, pattern: string): Promise<MarkPlan> {
  const before = (await readUserFile(join(folder, file), "The configuration")) ?? "";
  const { ignorePatterns } = (parse(before) ?? {}) as { ignorePatterns?: unknown };
  const patterns = [ignorePatterns ?? []].flat();
  const note = `Add ${JSON.stringify(pattern)} to ignorePatterns in ${file}.`;
  if (patterns.includes(pattern)) return nothing;
  // The short name may also be YAML.
  if (!/^\s*(?:\/[/*]|\{)/.test(before)) return { edits: [], notes: [note] };
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  const changes = modify(before, ["ignorePatterns"], [...patterns, pattern], { formattingOptions });
  const text = applyEdits(before, changes);
  return {
    edits: [{ file, added: `ignorePatterns: ${JSON.stringify(pattern)}`, text }],
    notes: [],
  };
}
