import type { Findings } from "../findings/diagnostics.js";
import type { Issue } from "../../templates/runtime/issues.js";
import { isJsonObject, itemsOf, ownValue, type JsonValue, type Pointer } from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import { referencedPlace } from "../json/reference.js";
import type { Api, Schema, Side } from "../model/model.js";
import { accessAt } from "./advice/access-at.js";
import type { DocumentValues } from "./document-values.js";
import { eachSchema } from "./each-schema.js";
import { isXmlText, mediaTypeAround, stringMeans } from "./example-text.js";
import { Nodes } from "./make-nodes.js";

/**
 * Checks that examples are valid: those of schemas (`example`, `examples`, `default`), media types and
 * parameters. Each fault is reported at its place inside the example.
 */
export function checkExamples(api: Api, values: DocumentValues, findings: Findings): void {
  const check = new ExampleCheck(api, values, findings);
  eachSchema(api, (schema, side) => check.schema(schema, side));
  for (const { parameters, requestBody, responses } of api.operations) {
    for (const holder of [...parameters, ...(requestBody?.content ?? [])]) {
      check.holder(holder, "request");
    }
    for (const holder of responses.flatMap(({ content }) => content)) {
      check.holder(holder, "response");
    }
  }
}

/** The schema of an example, and its place: `schema` for one beside the schema's keywords. */
interface Held {
  readonly schema: Schema;
  readonly side: Side;
  readonly owner: "schema" | "holder";
  readonly kind: "example" | "default";
  /** The media type of a body, or of a parameter with `content`. */
  readonly mediaType?: string | undefined;
}

/** A media type or a parameter. */
interface Holder {
  readonly schema: Schema;
  readonly source: Pointer;
  readonly mediaType?: string;
}

/** The issue codes for a property that the variant for one direction lacks. */
const unknownProperty: ReadonlySet<string> = new Set([
  "additionalProperties",
  "unevaluatedProperties",
]);

class ExampleCheck {
  readonly #nodes: Nodes;
  /** Examples and schemas that have been checked together: variants and shared parts occur several times. */
  readonly #seen = new Set<string>();

  constructor(
    api: Api,
    readonly values: DocumentValues,
    readonly findings: Findings,
  ) {
    this.#nodes = new Nodes(api);
  }

  /** `example` and `examples` of a media type or parameter (OpenAPI 3.1, 4.8.14 and 4.8.12). */
  holder({ schema, source, mediaType }: Holder, side: Side): void {
    const owner = this.values.at(source);
    if (!isJsonObject(owner)) return;
    const held: Held = { schema, side, owner: "holder", kind: "example", mediaType };
    this.#compare(held, ownValue(owner, "example"), appendPointer(source, "example"));
    const examples = ownValue(owner, "examples");
    if (!isJsonObject(examples)) return;
    for (const name of Object.keys(examples)) {
      const place = this.#exampleObject(appendPointer(source, "examples", name));
      if (place === undefined) continue;
      const value = appendPointer(place, "value");
      this.#compare(held, this.values.at(value), value);
      // OpenAPI 3.2: the value before serialization.
      const data = appendPointer(place, "dataValue");
      this.#compare({ ...held, mediaType: undefined }, this.values.at(data), data);
    }
  }

  /** The examples of a schema itself (JSON Schema validation, 9.5). */
  schema(schema: Schema, side: Side): void {
    const { source } = schema;
    const owner = this.values.at(source);
    if (!isJsonObject(owner)) return;
    const mediaType = mediaTypeAround(source);
    const held: Held = { schema, side, owner: "schema", kind: "example", mediaType };
    this.#compare(held, ownValue(owner, "example"), appendPointer(source, "example"));
    const byDefault = ownValue(owner, "default");
    this.#compare(
      { ...held, kind: "default", mediaType: undefined },
      byDefault,
      appendPointer(source, "default"),
    );
    itemsOf(ownValue(owner, "examples")).forEach((example, index) => {
      this.#compare(held, example, appendPointer(source, "examples", index));
    });
  }

  /** The place of an Example Object, with its reference followed. */
  #exampleObject(pointer: Pointer): Pointer | undefined {
    let place = pointer;
    for (let hops = 0; hops < 16; hops += 1) {
      const example = this.values.at(place);
      if (!isJsonObject(example)) return undefined;
      const next = referencedPlace(example);
      if (next === undefined) return place;
      place = next;
    }
    return undefined;
  }

  #reportSlow(kind: Held["kind"], patterns: readonly string[], pointer: Pointer): void {
    for (const pattern of patterns) {
      const shown = pattern.length > 60 ? `${pattern.slice(0, 57)}...` : pattern;
      const message = `The ${kind} is not checked: the pattern \`${shown}\` takes too long on it.`;
      this.findings.report("unchecked-example", message, { pointer });
    }
  }

  #compare(held: Held, example: JsonValue | undefined, place: Pointer): void {
    const { schema, owner, kind } = held;
    const pair = JSON.stringify([place, schema.source]);
    if (example === undefined || this.#seen.has(pair)) return;
    this.#seen.add(pair);
    const { issues, tooSlow } = this.#nodes.explain(schema, example);
    if (this.#isText(held, example, issues)) return;
    this.#reportSlow(kind, tooSlow, place);
    for (const issue of issues) {
      const { path, message, received } = issue;
      const pointer = appendPointer(place, ...path);
      const where = path.length === 0 ? `The ${kind}` : `\`${path.join(".")}\` of the ${kind}`;
      const hidden = this.#hidden(issue, held);
      // The example of a schema may have the properties of both directions.
      if (hidden !== undefined && owner === "schema") continue;
      // For a missing value, the message is sufficient.
      const got = received === "nothing" ? "" : `; it is ${received}`;
      const text = hidden === undefined ? `${message}${got}` : `is ${hidden}`;
      const code = kind === "example" ? "invalid-example" : "invalid-default";
      this.findings.report(code, `${where} ${text}.`, { pointer });
    }
  }

  /** Whether the example is serialized text, while the schema describes the value. */
  #isText(held: Held, example: JsonValue, issues: readonly Issue[]): boolean {
    const { schema, owner, kind, mediaType } = held;
    if (typeof example !== "string" || kind === "default") return false;
    if (owner === "schema" && isXmlText(this.values.at(schema.source), example)) return true;
    const means = stringMeans(mediaType);
    return means === "text" || (means === "either" && issues.some(({ code }) => code === "type"));
  }

  /** The reason why a property is unknown only in this direction: `readOnly` or `writeOnly`. */
  #hidden({ code, path }: Issue, { schema, side }: Held): string | undefined {
    if (side === "both" || !unknownProperty.has(code)) return undefined;
    const access = accessAt(path, schema.source, this.values.document);
    if (side === "request") return access.readOnly ? "read-only: no request has it" : undefined;
    return access.writeOnly ? "write-only: no response has it" : undefined;
  }
}
