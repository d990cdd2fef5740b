import type { Findings, Place } from "../findings/diagnostics.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { childPointer } from "../json/pointer.js";
import { documentShape } from "../load/references/reference-positions.js";
import { ShapedValue, walkShapes } from "../load/references/walk-shapes.js";
import { codePointName, hasHidden, replaceHidden } from "../text/hidden-characters.js";
import { lookAlikes } from "../text/look-alikes.js";

/** A name, and where it stands; a name that stands twice counts where it stands first. */
type Names = Map<string, Place>;

/**
 * Names with characters that nobody sees, names that look the same, and texts that turn or hide what
 * stands beside them. Examples and other data are left alone.
 */
export function checkNames(document: JsonObject, findings: Findings): void {
  const operationIds: Names = new Map();
  const tags: Names = new Map();
  // The walk leaves out what can hold no reference.
  for (const [pointer, part] of plainParts(document)) {
    const node = ShapedValue.at(pointer, part, documentShape);
    checkTexts(node, part, findings);
    if (pointer.startsWith("#/tags/")) addText(tags, node, part, "name");
  }
  walkShapes(ShapedValue.at("#", document, documentShape), true, (node) => {
    const { value } = node;
    const { kind, as } = node.shape;
    if (Array.isArray(value)) {
      if (kind === "parameter") checkGroup(parameterNames(node, value), findings);
      return true;
    }
    const object = value as JsonObject;
    checkTexts(node, object, findings);
    checkGroup(keysOf(node, object), findings);
    if (as !== "one") return true;
    if (kind === "schema") checkSchema(node, object, findings);
    if (kind === "operation") addText(operationIds, node, object, "operationId");
    if (kind === "operation") addItems(tags, node, object, "tags");
    return true;
  });
  checkGroup(operationIds, findings);
  checkGroup(tags, findings);
}

function plainParts(document: JsonObject): (readonly [pointer: string, part: JsonObject])[] {
  const parts: (readonly [string, JsonValue | undefined])[] = [
    ["#/info", ownValue(document, "info")],
  ];
  for (const key of ["tags", "servers"]) {
    const list = ownValue(document, key);
    if (Array.isArray(list))
      parts.push(...list.map((item, at) => [`#/${key}/${at}`, item] as const));
  }
  return parts.flatMap(([pointer, part]) => (isJsonObject(part) ? [[pointer, part] as const] : []));
}

function checkGroup(names: Names, findings: Findings, what: "name" | "value" = "name"): void {
  for (const [name, place] of names) {
    // A value may have several lines.
    const shown = what === "value" ? name.replace(/[\t\n\r]/g, " ") : name;
    if (!hasHidden(shown)) continue;
    const message = `The ${what} \`${name}\` has what a reader does not see: ${hiddenIn(shown)}.`;
    findings.report("hidden-character", message, place);
  }
  for (const [name, like] of lookAlikes(names.keys())) {
    const message = `The ${what} \`${name}\` looks like \`${like}\`: ${difference(name, like)}.`;
    findings.report("look-alike-names", message, names.get(name));
  }
}

/** Each character once. */
function hiddenIn(text: string): string {
  const found = new Set<string>();
  replaceHidden(text, (character) => (found.add(character), ""));
  return [...found].map(codePointName).join(", ");
}

function difference(name: string, like: string): string {
  if (name.normalize("NFC") === like.normalize("NFC"))
    return "the same letters, composed differently";
  const other = [...new Set(name)].filter((character) => !like.includes(character));
  return `it is written with ${other.map(codePointName).join(", ")}`;
}

function keysOf(node: ShapedValue, object: JsonObject): Names {
  const names: Names = new Map();
  for (const key of Object.keys(object)) {
    if (/[^ -~]/.test(key)) return allKeysOf(node, object);
  }
  return names;
}

function allKeysOf(node: ShapedValue, object: JsonObject): Names {
  return new Map(
    Object.keys(object).map((key) => {
      return [key, { pointer: childPointer(node.pointer, key), at: "key" as const }];
    }),
  );
}

/** Names that `required` has and `properties` has not, against those; values of an enum against each other. */
function checkSchema(node: ShapedValue, schema: JsonObject, findings: Findings): void {
  const values: Names = new Map();
  addItems(values, node, schema, "enum");
  if (values.size > 0) checkGroup(values, findings, "value");
  const required: Names = new Map();
  addItems(required, node, schema, "required");
  const properties = ownValue(schema, "properties");
  const declared = new Set(isJsonObject(properties) ? Object.keys(properties) : []);
  for (const [name, like] of lookAlikes([...declared, ...required.keys()])) {
    const odd = declared.has(name) ? like : name;
    if (declared.has(odd)) continue;
    const other = odd === name ? like : name;
    const message = `The name \`${odd}\` looks like \`${other}\`: ${difference(odd, other)}.`;
    findings.report("look-alike-names", message, required.get(odd));
  }
}

function parameterNames(node: ShapedValue, list: readonly JsonValue[]): Names {
  const names: Names = new Map();
  list.forEach((parameter, index) => {
    const name = isJsonObject(parameter) ? ownValue(parameter, "name") : undefined;
    const pointer = childPointer(childPointer(node.pointer, index), "name");
    if (typeof name === "string" && !names.has(name)) names.set(name, { pointer });
  });
  return names;
}

function addText(names: Names, node: ShapedValue, object: JsonObject, key: string): void {
  const text = ownValue(object, key);
  if (typeof text !== "string" || names.has(text)) return;
  names.set(text, { pointer: childPointer(node.pointer, key) });
}

function addItems(names: Names, node: ShapedValue, object: JsonObject, key: string): void {
  const list = ownValue(object, key);
  if (!Array.isArray(list)) return;
  list.forEach((text: JsonValue, index) => {
    if (typeof text !== "string" || names.has(text)) return;
    names.set(text, { pointer: childPointer(childPointer(node.pointer, key), index) });
  });
}

/** Turns the direction of text, hides a message in tags, or moves a cursor: no language needs that. */
const tricky =
  /[\u202a-\u202e\u2066-\u2069\u{e0001}\u{e0020}-\u{e007f}\u115f\u1160\u3164\uffa0\p{Co}]|[^\P{Cc}\t\n\r]/u;

/** The flags of England, Scotland and Wales are spelt with tags. */
const flag = /\u{1f3f4}[\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu;

const prose = new Set(["title", "summary", "description"]);

function checkTexts(node: ShapedValue, object: JsonObject, findings: Findings): void {
  for (const key of prose) {
    const text = ownValue(object, key);
    if (typeof text !== "string" || !tricky.test(text)) continue;
    const found = tricky.exec(text.replace(flag, ""));
    if (found === null) continue;
    const message = `The text has what a reader does not see: ${codePointName(found[0])}.`;
    findings.report("hidden-character", message, { pointer: childPointer(node.pointer, key) });
  }
}
