import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { JsonValue } from "../json/json.js";
import { parseJson } from "../load/text/parse-json.js";
import { TextLines } from "../text/text-lines.js";
import { SpecwrightError } from "../findings/specwright-error.js";

/**
 * Reads a configuration, or a package.json.
 *
 * @throws SpecwrightError - with the place of what is not JSON, or stands twice.
 */
export function readConfigJson(path: string, text: string): JsonValue {
  const body = withoutMark(text);
  const { value, problems } = parseJson(body);
  const problem = problems.find(({ code }) => code !== "inexact-number");
  if (problem !== undefined) {
    const place = new TextLines(body).positionOf(problem.start);
    throw new SpecwrightError(
      `${path}:${place.line}:${place.column} cannot be read: ${problem.message}`,
    );
  }
  return value ?? null;
}

/** Line and column of a key, or of its value; of the nearest parent where the key is missing. */
export function placeInJson(
  text: string,
  path: readonly (string | number)[],
  isKey: boolean,
): { readonly line: number; readonly column: number } | undefined {
  const body = withoutMark(text);
  const root = parseTree(body);
  if (root === undefined) return undefined;
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    // The node of a value; its parent is the property, which starts with the key.
    const property = length > 0 && node.parent?.type === "property" ? node.parent : node;
    return new TextLines(body).positionOf((isKey ? property : node).offset);
  }
  return undefined;
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}
