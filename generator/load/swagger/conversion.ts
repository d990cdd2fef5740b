import type { DiagnosticCode } from "../../findings/diagnostics.js";
import {
  isJsonArray,
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer, normalizePointer, rootPointer, valueAt } from "../../json/pointer.js";
import { referenceOf } from "../../json/reference.js";
import { Moves } from "./moves.js";

/** Something that OpenAPI 3 cannot express, at its place in the Swagger document. */
export interface SwaggerProblem {
  readonly code: Extract<
    DiagnosticCode,
    "invalid-document" | "unknown-field" | "unsupported-keyword"
  >;
  readonly message: string;
  readonly fix: string;
  /** The output is correct nevertheless. */
  readonly harmless?: true;
  readonly origin: Pointer;
}

/** A part of the Swagger document: its value and its pointer. */
export interface SwaggerPart {
  readonly value: JsonObject;
  readonly origin: Pointer;
}

/** The state that the converters of single parts share. The Swagger document is never changed. */
export class Conversion {
  readonly moves = new Moves();
  readonly problems: SwaggerProblem[] = [];

  constructor(readonly root: JsonObject) {}

  problem(problem: SwaggerProblem): void {
    this.problems.push(problem);
  }

  /** Reports fields of OpenAPI 3, which are left out. */
  reportForeign({ value, origin }: SwaggerPart, fields: Iterable<string>): void {
    for (const field of fields) {
      if (!Object.hasOwn(value, field)) continue;
      const message = `\`${field}\` is a field of OpenAPI 3, and has no meaning in Swagger 2.0.`;
      const fix = foreignAdvice[field] ?? "Remove it, or convert the document to OpenAPI 3.";
      this.problem({ code: "unknown-field", message, fix, origin: appendPointer(origin, field) });
    }
  }

  /** The object itself, or the target of its `$ref`; undefined where there is none. */
  resolve(value: JsonValue, origin: Pointer): SwaggerPart | undefined {
    const seen = new Set<Pointer>();
    let part = { value, origin };
    while (isJsonObject(part.value)) {
      const text = referenceOf(part.value);
      if (text === undefined) return { value: part.value, origin: part.origin };
      const target = normalizePointer(text);
      const found = text.startsWith("#") ? valueAt(this.root, target) : undefined;
      if (found === undefined || seen.has(target)) return undefined;
      seen.add(target);
      part = { value: found, origin: target };
    }
    return undefined;
  }

  /** The entries of an object of the root, such as `definitions`; none where there is no object. */
  section(key: string): readonly (readonly [key: string, value: JsonValue, origin: Pointer])[] {
    const section = ownValue(this.root, key);
    if (!isJsonObject(section)) return [];
    const at = appendPointer(rootPointer, key);
    return Object.entries(section).map(([name, value]) => [name, value, appendPointer(at, name)]);
  }
}

/** What to write in Swagger 2.0 instead of these fields of OpenAPI 3. */
const foreignAdvice: Readonly<Record<string, string>> = {
  servers: "Write `host`, `basePath` and `schemes` instead.",
  components:
    "Write `definitions` for schemas, and `parameters`, `responses` and `securityDefinitions` at the root.",
  requestBody: "Write a parameter with `in: body` and a `schema` instead.",
  content: "Write `schema` beside `description`, and name the media types under `produces`.",
  callbacks: "Remove it: only OpenAPI 3 has callbacks.",
  links: "Remove it: only OpenAPI 3 has links.",
  webhooks: "Remove it: webhooks came with OpenAPI 3.1.",
  style: "Write `collectionFormat` instead.",
  explode: "Write `collectionFormat: multi` instead.",
};

/** The members of an object that are not in `without`, as a new object. */
export function omit(object: JsonObject, without: ReadonlySet<string>): JsonObject {
  const rest: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    if (!without.has(key)) setOwn(rest, key, value);
  }
  return rest;
}

/** The strings of a list; undefined where there is no list. */
export function stringsOf(value: JsonValue | undefined): readonly string[] | undefined {
  return isJsonArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}
