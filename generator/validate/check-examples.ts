import type { Findings } from "../diagnostics.js";
import { isJsonObject, ownValue, type JsonValue, type Pointer } from "../load/json.js";
import { appendPointer, normalizePointer } from "../load/pointer.js";
import type { Api, MediaType, Schema } from "../ir/model.js";
import type { DocumentValues } from "./document-values.js";
import { eachSchema } from "./each-schema.js";
import { Nodes } from "./make-nodes.js";

/**
 * Examples are shown to people as valid values, so they must be: those of schemas (`example`,
 * `examples`, `default`), media types and parameters. Each fault of an example is a finding at its
 * place inside the example.
 */
export function checkExamples(api: Api, values: DocumentValues, findings: Findings): void {
  const check = new ExampleCheck(api, values, findings);
  eachSchema(api, (schema) => check.schema(schema));
  for (const { parameters, requestBody, responses } of api.operations) {
    for (const { schema, source } of parameters) check.holder(schema, source);
    const contents = [requestBody?.content ?? [], ...responses.map(({ content }) => content)];
    for (const media of contents.flat()) check.media(media);
  }
}

class ExampleCheck {
  readonly #nodes: Nodes;
  /** Examples with the schemas that they were held against: variants and shared parts come up again. */
  readonly #seen = new Set<string>();

  constructor(
    api: Api,
    readonly values: DocumentValues,
    readonly findings: Findings,
  ) {
    this.#nodes = new Nodes(api);
  }

  media({ schema, source }: MediaType): void {
    this.holder(schema, source);
  }

  /** `example` and `examples` of a media type or parameter (OpenAPI 3.1, 4.8.14 and 4.8.12). */
  holder(schema: Schema, source: Pointer): void {
    const owner = this.values.at(source);
    if (!isJsonObject(owner)) return;
    this.#compare(schema, ownValue(owner, "example"), appendPointer(source, "example"));
    const examples = ownValue(owner, "examples");
    if (!isJsonObject(examples)) return;
    for (const name of Object.keys(examples)) {
      const place = this.#exampleObject(appendPointer(source, "examples", name));
      if (place !== undefined) this.#compare(schema, this.values.at(place), place);
    }
  }

  /** The examples that a schema carries itself (JSON Schema validation, 9.5). */
  schema(schema: Schema): void {
    const owner = this.values.at(schema.source);
    if (!isJsonObject(owner)) return;
    this.#compare(schema, ownValue(owner, "example"), appendPointer(schema.source, "example"));
    this.#compare(
      schema,
      ownValue(owner, "default"),
      appendPointer(schema.source, "default"),
      "default",
    );
    const examples = ownValue(owner, "examples");
    if (!Array.isArray(examples)) return;
    (examples as readonly JsonValue[]).forEach((example, index) => {
      this.#compare(schema, example, appendPointer(schema.source, "examples", index));
    });
  }

  /** The place of an Example Object's `value`, its reference followed; external values have none. */
  #exampleObject(pointer: Pointer): Pointer | undefined {
    let place = pointer;
    for (let hops = 0; hops < 16; hops += 1) {
      const example = this.values.at(place);
      if (!isJsonObject(example)) return undefined;
      const reference = ownValue(example, "$ref");
      if (typeof reference !== "string") {
        return Object.hasOwn(example, "value") ? appendPointer(place, "value") : undefined;
      }
      place = normalizePointer(reference);
    }
    return undefined;
  }

  #compare(
    schema: Schema,
    example: JsonValue | undefined,
    place: Pointer,
    kind: "example" | "default" = "example",
  ): void {
    const pair = JSON.stringify([place, schema.source]);
    if (example === undefined || this.#seen.has(pair)) return;
    this.#seen.add(pair);
    for (const { path, message, received } of this.#nodes.explain(schema, example)) {
      const pointer = appendPointer(place, ...path);
      const where = path.length === 0 ? `The ${kind}` : `\`${path.join(".")}\` of the ${kind}`;
      // What is missing is nothing, and the message says so already.
      const text = `${where} ${message}${received === "nothing" ? "" : `; it is ${received}`}.`;
      this.findings.report(kind === "example" ? "invalid-example" : "invalid-default", text, {
        pointer,
      });
    }
  }
}
