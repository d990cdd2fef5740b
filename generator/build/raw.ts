import type { VersionedText } from "../findings/document-words.js";
import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import type { Findings, CodeWithFix } from "../findings/diagnostics.js";
import { itemAdvice, objectItemAdvice, valueAdvice } from "./schemas/value-advice.js";

/**
 * Readers of raw document values. A value of the wrong JSON type is reported at its place and read as
 * absent, so builders only see values that the specification allows.
 */

interface Readable<T> {
  readonly name: string;
  readonly test: (value: JsonValue) => value is T & JsonValue;
}

const readable = {
  string: { name: "a string", test: (value): value is string => typeof value === "string" },
  boolean: { name: "a boolean", test: (value): value is boolean => typeof value === "boolean" },
  number: {
    name: "a number",
    test: (value): value is number => typeof value === "number" && Number.isFinite(value),
  },
  count: {
    name: "a whole number from 0",
    test: (value): value is number => Number.isInteger(value) && (value as number) >= 0,
  },
  object: { name: "an object", test: (value): value is JsonObject => isJsonObject(value) },
  array: { name: "an array", test: (value): value is JsonValue[] => Array.isArray(value) },
} as const satisfies Record<string, Readable<unknown>>;

interface ReadTypes {
  string: string;
  boolean: boolean;
  number: number;
  count: number;
  object: JsonObject;
  array: readonly JsonValue[];
}

/** Up to this number of keys, searching a list is faster than a property lookup. */
const fewKeys = 16;

/** Fields that are documentation only: the output is correct without them. */
const dispensable: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "version", "operationId", "tags", "deprecated"],
]);

/** An empty value: a YAML key without a value, or `[]`, which PHP writes for an empty map. */
function isEmpty(value: JsonValue, type: keyof ReadTypes): boolean {
  return value === null || (type === "object" && Array.isArray(value) && value.length === 0);
}

/** `required` of a schema: drafts of JSON Schema before 4 had `required: true` at the property. */
function isHarmless(key: string, value: JsonValue, type: keyof ReadTypes): boolean {
  if (key === "required" && type === "array") return typeof value === "boolean" || value === null;
  return dispensable.has(key) || isEmpty(value, type);
}

/** An object of the document, with its place and the findings to report to. */
export class RawObject {
  readonly #findings: Findings;
  /**
   * The keys, where they are few. Builders look for fifty keywords of which a schema has about five, and
   * looking up missing properties of objects with many different shapes is slow.
   */
  readonly #keys: readonly string[] | undefined;

  constructor(
    readonly value: JsonObject,
    readonly pointer: Pointer,
    findings: Findings,
  ) {
    this.#findings = findings;
    const keys = Object.keys(value);
    this.#keys = keys.length <= fewKeys ? keys : undefined;
  }

  has(key: string): boolean {
    return this.#keys?.includes(key) ?? Object.hasOwn(this.value, key);
  }

  get(key: string): JsonValue | undefined {
    if (this.#keys === undefined) return ownValue(this.value, key);
    return this.#keys.includes(key) ? this.value[key] : undefined;
  }

  at(...keys: readonly (string | number)[]): Pointer {
    return appendPointer(this.pointer, ...keys);
  }

  /** A finding about the value under `key`. */
  report(code: CodeWithFix, message: string, key: string, fix?: VersionedText): void {
    const options = fix === undefined ? {} : { fix };
    this.#findings.report(code, message, { pointer: this.at(key) }, options);
  }

  /** The value under `key` has the wrong form; `fix` says what to write there. */
  reportInvalid(message: string, key: string, fix: VersionedText, harmless = false): void {
    const place = { pointer: this.at(key) };
    this.#findings.report("invalid-document", message, place, { fix, harmless });
  }

  /** Reports that a field is missing in this object; `fix` says what to add. */
  reportMissing(message: string, fix: VersionedText): void {
    const place = { pointer: this.pointer, at: "key" } as const;
    this.#findings.report("invalid-document", message, place, { fix });
  }

  read<K extends keyof ReadTypes>(key: string, type: K): ReadTypes[K] | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const { name, test } = readable[type] as Readable<ReadTypes[K]>;
    if (test(value)) return value;
    const message = `\`${key}\` must be ${name}.`;
    this.reportInvalid(message, key, valueAdvice(key, type, value), isHarmless(key, value, type));
    return undefined;
  }

  /** The strings of an array; other items are findings. */
  strings(key: string): readonly string[] {
    const items = this.read(key, "array") ?? [];
    return items.filter((item, index): item is string => {
      if (typeof item === "string") return true;
      const pointer = this.at(key, index);
      const message = `\`${key}\` must contain only strings.`;
      const harmless = dispensable.has(key);
      const fix = itemAdvice(key, item);
      this.#findings.report("invalid-document", message, { pointer }, { fix, harmless });
      return false;
    });
  }

  /** The objects of an array; other items are findings. */
  objects(key: string): readonly RawObject[] {
    const items = this.read(key, "array") ?? [];
    return items.flatMap((item, index) => {
      const pointer = this.at(key, index);
      if (isJsonObject(item)) return [new RawObject(item, pointer, this.#findings)];
      const message = `\`${key}\` must contain only objects.`;
      const fix = objectItemAdvice(key, item);
      this.#findings.report("invalid-document", message, { pointer }, { fix });
      return [];
    });
  }

  /** The object under `key`, readable in the same way. */
  child(key: string): RawObject | undefined {
    const value = this.read(key, "object");
    return value === undefined ? undefined : new RawObject(value, this.at(key), this.#findings);
  }

  /** An object that stands below this one, at a path of keys. */
  within(value: JsonObject, ...keys: readonly (string | number)[]): RawObject {
    return new RawObject(value, this.at(...keys), this.#findings);
  }

  /** The members of the object under `key` that are objects themselves; others are findings. */
  children(key: string): readonly (readonly [string, RawObject])[] {
    return this.child(key)?.members() ?? [];
  }

  /** The members of this object that are objects; others are findings, extensions apart. */
  members(): readonly (readonly [string, RawObject])[] {
    return Object.keys(this.value).flatMap((name) => {
      if (name.startsWith("x-") && !isJsonObject(this.get(name))) return [];
      const child = this.child(name);
      return child === undefined ? [] : [[name, child] as const];
    });
  }
}
