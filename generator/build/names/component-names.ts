import type { Findings } from "../../findings/diagnostics.js";
import { isJsonObject, type JsonObject, type Pointer } from "../../json/json.js";
import { parsePointer, valueAt } from "../../json/pointer.js";
import { extensionOf, readExtension } from "../extensions.js";
import { readGenericKey, type GenericKey } from "./generic-key.js";
import { identifierOf, pascalCase } from "../../text/identifiers.js";
import { Naming } from "./naming.js";
import { RawObject } from "../raw.js";

/**
 * Type names for component keys: the last dotted segment where no other key ends in it, more segments
 * where one does (`c1.api.app.v1.App` -> `App`), and so for the arguments of generic types
 * (`acme.Page<acme.User>` -> `PageUser`). `x-name` overrides, and the option `naming` both.
 */
export function typeNamesOf(
  pointers: readonly Pointer[],
  document: JsonObject,
  naming = new Naming(),
): ReadonlyMap<Pointer, string> {
  const counts = new Map<string, number>();
  for (const pointer of pointers) {
    for (const name of candidates(pointer, naming)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = new Map<Pointer, string>();
  for (const pointer of pointers) {
    const own = candidates(pointer, naming);
    const unique = own.find((name) => counts.get(name) === 1) ?? own.at(-1) ?? "";
    const usual = override(pointer, document) ?? identifierOf(unique, "Schema");
    names.set(pointer, naming.typeName(parsePointer(pointer).at(-1) ?? "", usual));
  }
  return names;
}

/** Names by rising length: the last segment, the last two, ..., all of the key. */
function candidates(pointer: Pointer, naming: Naming): string[] {
  const key = parsePointer(pointer).at(-1) ?? "";
  const generic = readGenericKey(key);
  if (generic !== undefined) return genericNames(generic, naming);
  const segments = key.split(".").filter((segment) => pascalCase(segment) !== "");
  return segments.map((_, index) => nameOf(segments.slice(-index - 1), naming));
}

function nameOf(segments: readonly string[], naming: Naming): string {
  return segments.map((segment) => naming.typeCase(segment)).join("");
}

/** `acme.Page<acme.User>` -> `PageUser`, `AcmePageAcmeUser`. */
function genericNames(key: GenericKey, naming: Naming): string[] {
  const levels = Array.from({ length: mostSegments(key) }, (_, index) => index + 1);
  return [...new Set(levels.map((count) => genericName(key, count, naming)))];
}

function genericName(
  { segments, args, isArray }: GenericKey,
  count: number,
  naming: Naming,
): string {
  const last = [
    segments.at(-1) ?? "",
    ...args.map((arg) => genericName(arg, count, naming)),
    ...(isArray ? ["Array"] : []),
  ];
  return nameOf([...segments.slice(-count, -1), last.join(" ")], naming);
}

function mostSegments({ segments, args }: GenericKey): number {
  return Math.max(segments.length, ...args.map(mostSegments));
}

function override(pointer: Pointer, document: JsonObject): string | undefined {
  const schema = valueAt(document, pointer);
  if (!isJsonObject(schema)) return undefined;
  const name = extensionOf(schema, "x-name") ?? extensionOf(schema, "x-speakeasy-name-override");
  return name === undefined ? undefined : identifierOf(pascalCase(name), "Schema");
}

/** Reports naming extensions whose value has the wrong form. */
export function reportNameExtensions(
  pointer: Pointer,
  document: JsonObject,
  findings: Findings,
): void {
  const value = valueAt(document, pointer);
  if (!isJsonObject(value)) return;
  const raw = new RawObject(value, pointer, findings);
  readExtension(raw, "x-name");
  readExtension(raw, "x-speakeasy-name-override");
}
