import { isJsonObject, type JsonObject, type Pointer } from "../json/json.js";
import { appendPointer, valueAt } from "../json/pointer.js";
import { isStatusKey } from "./advice/status-advice.js";
import type { Issue } from "./generated/runtime/issues.js";
import { fieldsOf, kindAt, type ObjectKind, type Version } from "./object-grammar.js";

/**
 * The unknown fields of objects in which there are other issues. The meta-schemas of OpenAPI 3.1 and 3.2 say "no
 * other fields" by `unevaluatedProperties`, and while another part of an object does not fit, a validator does
 * not know which of its fields are evaluated.
 */
export function hiddenFields(
  issues: readonly Issue[],
  document: JsonObject,
  version: Version,
): readonly Issue[] {
  if (version !== "3.1" && version !== "3.2") return [];
  const explained = new Set(issues.flatMap(missingIn));
  const known = new Set(issues.map(({ path }) => appendPointer("#", ...path)));
  return [...ownersOf(issues)].flatMap(([owner, { path, issue }]) => {
    if (explained.has(owner)) return [];
    return unknownKeys(path, document, version).flatMap((key): Issue[] => {
      const pointer = appendPointer(owner, key);
      if (known.has(pointer)) return [];
      const text = { message: "", expected: "", received: "" };
      const code = "unevaluatedProperties";
      return [{ ...issue, ...text, path: [...path, key], pointer, code }];
    });
  });
}

interface Owner {
  readonly path: Issue["path"];
  /** The first issue in it. */
  readonly issue: Issue;
}

/** The objects around the issues, from the inside out, each once. */
function ownersOf(issues: readonly Issue[]): ReadonlyMap<Pointer, Owner> {
  const owners = new Map<Pointer, Owner>();
  for (const issue of issues) {
    for (let length = issue.path.length; length >= 0; length -= 1) {
      const path = issue.path.slice(0, length);
      const owner = appendPointer("#", ...path);
      if (owners.has(owner)) break;
      owners.set(owner, { path, issue });
    }
  }
  return owners;
}

/** The object in which a field is missing: what is said of that explains fields of other names, too. */
function missingIn({ code, path }: Issue): Pointer[] {
  if (code === "required") return [appendPointer("#", ...path.slice(0, -1))];
  const isChoice = code === "oneof" || code === "oneOf" || code === "anyOf";
  return isChoice ? [appendPointer("#", ...path)] : [];
}

function unknownKeys(path: Issue["path"], document: JsonObject, version: Version): string[] {
  const located = kindAt(path, version);
  const owner = valueAt(document, appendPointer("#", ...path));
  if (located === undefined || !isJsonObject(owner)) return [];
  const isKnown = knownKeys(located.name, located.kind, version);
  if (isKnown === undefined || Object.hasOwn(owner, "$ref")) return [];
  return Object.keys(owner).filter((key) => !key.startsWith("x-") && !isKnown(key));
}

/** Undefined: it may have any key, or, as schemas, fields that others define. */
function knownKeys(
  name: string,
  kind: ObjectKind,
  version: Version,
): ((key: string) => boolean) | undefined {
  if (name === "responses") return (key) => isStatusKey(key, version);
  if (name === "schema" || kind.entries !== undefined) return undefined;
  const fields = new Set(fieldsOf(kind, version));
  return (key) => fields.has(key);
}
