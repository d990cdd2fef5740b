import type { Alias, Node, Scalar, YAMLMap } from "yaml";
import { isJsonObject, setOwn, type JsonObject, type JsonValue } from "../../json/json.js";
import { tooDeepAt } from "../limit-problem.js";
import { limitFix, type ReadLimits } from "../limits.js";
import { NumberFaults } from "./number-fault.js";
import type { ParsedText, TextProblem, TextRange } from "./parsed-text.js";
import { isAlias, isMap, isScalar, isSeq } from "./yaml-package.js";

interface Anchored {
  readonly value: JsonValue;
  /** Values inside, each counted as often as aliases repeat it. */
  readonly size: number;
}

/** The key as text: `200` is "200" and `1.0` is "1.0", as they stand in the file. */
export function yamlKeyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === "string") return key.value;
  return key.source ?? "";
}

/** `<<` without quotes. */
export function isMergeKey(key: unknown): key is Scalar {
  return isScalar(key) && key.type === "PLAIN" && key.source === "<<";
}

export function yamlRange(node: unknown): TextRange {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** Reads a syntax tree as JSON values. One reader per document: it remembers the anchors. */
export class YamlReader {
  readonly #problems: TextProblem[] = [];
  readonly #anchors = new Map<string, Anchored | "open">();
  readonly #numbers = new NumberFaults();
  #size = 0;
  #aliased = 0;
  #depth = 0;

  constructor(readonly limits: ReadLimits) {}

  read(contents: unknown): ParsedText {
    const value = this.#value(contents);
    const problems = [...this.#problems, ...this.#numbers.problems];
    const fatal = problems.some(
      ({ code }) => code === "invalid-syntax" || code === "limit-exceeded",
    );
    return fatal ? { problems } : { value, problems };
  }

  #problem(message: string, node: unknown, fix: string): null {
    this.#problems.push({ code: "invalid-syntax", message, fix, ...yamlRange(node) });
    return null;
  }

  #value(node: unknown): JsonValue {
    if (isAlias(node)) return this.#alias(node);
    const before = this.#size++;
    if (isScalar(node)) {
      return this.#anchor(node.anchor, before, () => this.#scalar(node));
    }
    if (this.#depth >= this.limits.depth) {
      this.#problems.push(tooDeepAt(yamlRange(node).start, this.limits));
      return null;
    }
    this.#depth++;
    let value: JsonValue = null;
    if (isMap(node)) value = this.#anchor(node.anchor, before, () => this.#map(node));
    if (isSeq(node)) {
      value = this.#anchor(node.anchor, before, () => node.items.map((item) => this.#value(item)));
    }
    this.#depth--;
    return value;
  }

  #scalar(node: Scalar): JsonValue {
    const { value } = node;
    if (typeof value === "number" && !Number.isFinite(value)) {
      const fix = "Leave the value out, or put it in quotes.";
      return this.#problem(`\`${node.source ?? value}\` is not a JSON number.`, node, fix);
    }
    if (typeof value === "number")
      this.#numbers.check(node.source ?? String(value), yamlRange(node).start);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return value;
    }
    // With merge keys enabled, the library returns a symbol for a plain `<<`.
    return typeof value === "symbol" ? "<<" : null;
  }

  /** A name may be anchored again: an alias refers to the last anchor before it. */
  #anchor(name: string | undefined, before: number, read: () => JsonValue): JsonValue {
    if (name !== undefined) this.#anchors.set(name, "open");
    const value = read();
    if (name !== undefined) this.#anchors.set(name, { value, size: this.#size - before });
    return value;
  }

  #alias(node: Alias): JsonValue {
    const anchored = this.#anchors.get(node.source);
    if (anchored === undefined) {
      const fix = `Put \`&${node.source}\` at the intended value, before this place.`;
      return this.#problem(`There is no anchor \`&${node.source}\` before its alias.`, node, fix);
    }
    if (anchored === "open") {
      const fix = "Use a $ref for a schema that contains itself.";
      return this.#problem(`The alias \`*${node.source}\` is inside its own value.`, node, fix);
    }
    this.#size += anchored.size;
    this.#aliased += anchored.size;
    if (this.#aliased > this.limits.aliases) return this.#tooManyAliased(node);
    return anchored.value;
  }

  #tooManyAliased(node: Alias): null {
    const { aliases } = this.limits;
    const message = `Aliases repeat more than ${aliases} values of the document (limit \`aliases\`).`;
    const fix = limitFix("aliases", "Use $ref in place of aliases.");
    this.#problems.push({ code: "limit-exceeded", message, fix, ...yamlRange(node) });
    return null;
  }

  #map(node: YAMLMap): JsonObject {
    const object: JsonObject = {};
    const keys = new Map<string, number>();
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        this.#merge(object, keys, value);
        continue;
      }
      const name = isAlias(key) ? this.#aliasedKey(key) : yamlKeyText(key);
      if (name === undefined) {
        const fix = "Use a plain string as the key.";
        this.#problem("A key is a list or a mapping; JSON has no such keys.", key, fix);
        continue;
      }
      const range = yamlRange(key);
      const other = keys.get(name);
      if (other === undefined) keys.set(name, range.start);
      else this.#duplicate(name, range, other);
      setOwn(object, name, this.#value(value));
    }
    return object;
  }

  #duplicate(name: string, range: TextRange, other: number): void {
    const message = `The key \`${name}\` occurs twice in one mapping.`;
    this.#problems.push({ code: "duplicate-key", message, other, ...range });
  }

  #aliasedKey(key: Alias): string | undefined {
    const value = this.#alias(key);
    return typeof value === "object" ? undefined : String(value);
  }

  /** Adds the keys that the mapping lacks; the first of several merged mappings takes precedence. */
  #merge(object: JsonObject, own: ReadonlyMap<string, number>, source: unknown): void {
    const value = this.#value(source);
    const merged: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    for (const mapping of merged) {
      if (!isJsonObject(mapping)) {
        this.#problem(
          "`<<` merges mappings only.",
          source,
          "Give it a mapping or an alias of one.",
        );
        continue;
      }
      for (const [name, item] of Object.entries(mapping)) {
        if (!own.has(name) && !Object.hasOwn(object, name)) setOwn(object, name, item);
      }
    }
  }
}
