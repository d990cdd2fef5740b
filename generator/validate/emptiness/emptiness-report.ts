import type { Findings } from "../../findings/diagnostics.js";
import type { VersionedText } from "../../findings/document-words.js";
import type { Pointer, Schema } from "../../model/model.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { DocumentValues } from "../document-values.js";
import { isClosing, type NeverSet } from "./never-set.js";
import { withoutSharedChain, type Part } from "./part.js";
import { eachStatement, type Refutation, type Statement } from "./refutation.js";

/** Keywords that evaluate properties through other schemas. */
const composing = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas"];

/** Reports empty schemas, at the keyword that makes them empty. */
export class EmptinessReport {
  constructor(
    readonly values: DocumentValues,
    readonly findings: Findings,
  ) {}

  empty(reason: Refutation): void {
    const shortened = withoutOuterPlaces(reason);
    const [first, second] = shortened.statements;
    if (this.#isBoundsRule(first, second)) return;
    const place = this.#placeOf(shortened.statements);
    const why = this.#why(shortened);
    const message = `No value fits: ${why}. Validators refuse every value here.`;
    const closing = [first, second].find((one) => one !== undefined && isClosingStatement(one));
    const fix = closing === undefined ? fixOf(shortened) : this.#closedFix(closing);
    this.findings.report("schema-accepts-nothing", message, { pointer: place }, fix);
  }

  /** Properties that the same keyword disallows are one finding. */
  neverSet(found: readonly NeverSet[]): void {
    const groups = new Map<string, NeverSet[]>();
    for (const one of found) {
      const by = this.#otherSide(one);
      const key = JSON.stringify([by.part.schema.source, by.keys, by.part.chain]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) this.#neverSetBy(group);
  }

  #neverSetBy(group: readonly NeverSet[]): void {
    const [one] = group;
    if (one === undefined) return;
    const by = this.#otherSide(one);
    const { declaration, reason } = one;
    const isClosed = isClosingStatement(by);
    const shortened = withoutOuterPlaces(reason);
    const own: Statement = { part: declaration, keys: [], words: "" };
    const place = this.#placeOf(isClosed ? [own, by] : shortened.statements);
    const names = group.slice(0, 5).map(({ name }) => `\`${name}\``);
    const more = group.length > 5 ? ` and ${group.length - 5} more` : "";
    const why = isClosed
      ? `${this.#words(by, place)} does not allow ${group.length === 1 ? "it" : "them"}`
      : this.#why(shortened);
    const message = `${names.join(", ")}${more} can never be set: ${why}.`;
    const fix = isClosed ? this.#closedFix(by) : {};
    this.findings.report("property-never-set", message, { pointer: place }, fix);
  }

  /** The statement that contradicts the declaration. */
  #otherSide({ declaration, reason }: NeverSet): Statement {
    const [first, second] = reason.statements;
    return second?.part.schema === declaration.schema || second === undefined ? first : second;
  }

  #why({ reason, statements: [first, second], path }: Refutation): string {
    const place = this.#placeOf([first, second]);
    const inside = path.length === 0 ? "" : `\`${path.join(".")}\` is required, and `;
    if (reason === "endless") return `${inside}contains the same schema again without end`;
    if (second === undefined) return inside + this.#whyAlone(first);
    if (reason === "overlap") {
      const numbers = [first, second].map(({ keys }) => Number(keys.at(-1)) + 1);
      return `${inside}whatever fits number ${numbers[0]} of \`oneOf\` fits number ${numbers[1]}, too`;
    }
    const [one, other] = [this.#words(first, place), this.#words(second, place)];
    return `${inside}${one} contradicts ${other}`;
  }

  #whyAlone(only: Statement): string {
    const { schema } = only.part;
    if (schema.kind !== "literal") return `\`${only.words}\` refuses everything`;
    const raw = this.values.at(schema.source);
    if (!isJsonObject(raw)) return "`enum` has no value";
    const type = ownValue(raw, "type");
    const hasConst = Object.hasOwn(raw, "const");
    if (hasConst && Object.hasOwn(raw, "enum")) return "`const` contradicts `enum`";
    const listed = ownValue(raw, "enum");
    if (type === undefined || (Array.isArray(listed) && listed.length === 0)) {
      return "`enum` has no value";
    }
    const types = [type].flat().filter((one) => typeof one === "string");
    return `no value of \`${hasConst ? "const" : "enum"}\` is of \`type: ${types.join(", ")}\``;
  }

  #words({ part: { schema }, words: known }: Statement, place: Pointer): string {
    const words = this.#listWords(schema) ?? known;
    const text = /^[\w ]+$/.test(words) && words.includes(" ") ? words : `\`${words}\``;
    const source = isClosing(schema) ? parentOf(schema.source) : schema.source;
    return place.startsWith(source) ? text : `${text} of ${source}`;
  }

  /** A list of one value is a constant, and is written as the document has it. */
  #listWords({ kind, source }: Schema): string | undefined {
    const raw = kind === "literal" ? this.values.at(source) : undefined;
    if (!isJsonObject(raw) || Object.hasOwn(raw, "const")) return undefined;
    const values = ownValue(raw, "enum");
    const [only, ...others] = Array.isArray(values) ? (values as readonly JsonValue[]) : [];
    return only === undefined || others.length > 0 ? undefined : `enum: [${JSON.stringify(only)}]`;
  }

  /** The place of the finding: inside the examined schema, if one of the statements is there. */
  #placeOf(statements: readonly (Statement | undefined)[]): Pointer {
    const all = statements.filter((one) => one !== undefined).sort(this.#byBlame);
    const parts = withoutSharedChain(all.map(({ part }) => part));
    const own = parts.findIndex(({ chain }) => chain.length === 0);
    const index = Math.max(own, 0);
    const [statement, part] = [all[index], parts[index]];
    if (statement === undefined || part === undefined) return "#";
    return part.chain[0] ?? this.#keywordOf(statement);
  }

  /** A keyword that closes an object despite sibling schemas is reported before what these declare. */
  readonly #byBlame = (a: Statement, b: Statement): number =>
    Number(this.#closesParts(b)) - Number(this.#closesParts(a));

  #closesParts({ part: { schema } }: Statement): boolean {
    const isRest = isClosing(schema) && schema.source.endsWith("/additionalProperties");
    const owner = isRest ? this.values.at(parentOf(schema.source)) : undefined;
    return isJsonObject(owner) && isComposed(owner);
  }

  #keywordOf({ part, keys }: Statement): Pointer {
    const pointer = appendPointer(part.schema.source, ...keys);
    return this.values.at(pointer) === undefined ? part.schema.source : pointer;
  }

  #closedFix({ part: { schema } }: Statement): { readonly fix?: VersionedText } {
    const owner = this.values.at(parentOf(schema.source));
    if (!isJsonObject(owner) || !schema.source.endsWith("additionalProperties")) return {};
    return { fix: isComposed(owner) ? composedFix : closedPartFix };
  }

  /** Two contradicting bounds in one schema are reported by another rule. */
  #isBoundsRule(first: Statement, second: Statement | undefined): boolean {
    if (second === undefined || first.part.schema.source !== second.part.schema.source)
      return false;
    const pointer = this.#keywordOf(first);
    return this.findings.diagnostics.some((one) => {
      return one.code === "contradictory-bounds" && one.pointer === pointer;
    });
  }
}

const composedFix: VersionedText = {
  "2.0":
    'Declare all properties beside it, or set the option `closedObjects: "composed"`, which reads it as closing all parts together.',
  "3.1":
    'Write `unevaluatedProperties: false` instead, or set the option `closedObjects: "composed"`, which reads it this way.',
};

const closedPartFix: VersionedText = {
  "2.0":
    "Remove `additionalProperties: false` from the part, or declare the property in the part, too.",
  "3.1":
    "Remove `additionalProperties: false` from the part, and write `unevaluatedProperties: false` beside the `allOf`; or declare the property in the part, too.",
};

function isComposed(schema: JsonObject): boolean {
  return composing.some((keyword) => Object.hasOwn(schema, keyword));
}

function isClosingStatement({ part }: Statement): boolean {
  return isClosing(part.schema);
}

function fixOf({ reason, statements }: Refutation): { readonly fix?: VersionedText } {
  if (reason === "overlap") return { fix: "Write `anyOf`, or make the alternatives different." };
  if (reason !== "endless") {
    return statements[1] === undefined ? { fix: "Change it, or remove it." } : {};
  }
  return { fix: "Make a property of the circle optional, or allow null or an empty list." };
}

function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** Contradictions inside a referenced schema are reported there. */
function withoutOuterPlaces(reason: Refutation): Refutation {
  const [first, second] = reason.statements;
  const all = second === undefined ? [first] : [first, second];
  const parts: readonly Part[] = withoutSharedChain(all.map(({ part }) => part));
  const statements = eachStatement(reason.statements, (one, index) => {
    return { ...one, part: parts[index] ?? one.part };
  });
  return { ...reason, statements };
}
