import { ignoredHeaders } from "../build/operations/ignored-headers.js";
import type { JsonValue, Pointer } from "../model/model.js";
import { appendPointer, parsePointer, valueAt } from "../json/pointer.js";
import { type Part, PathsReferences, type Section, sections } from "./paths-references.js";
import { copiedSchema, isPlainObject, typedSchema, type PlainObject } from "./paths-schema.js";
import type { PathsTypes } from "./paths-types.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/**
 * The document as openapi-typescript is to write it: paths, webhooks and components, with a number in place of
 * each schema (`PathsTypes`). Every reference leads to a component, or to a whole path: openapi-typescript
 * writes any other reference as an indexed access, which does not compile where a step of it is optional.
 * What is invalid, or ignored, is not in it.
 */
export class PathsDocument {
  readonly #references: PathsReferences;
  readonly #operationIds = new Set<string>();

  constructor(
    readonly root: JsonValue,
    readonly types: Pick<PathsTypes, "at">,
  ) {
    this.#references = new PathsReferences(root, (section, part) => this.#make(section, part));
  }

  build(): PlainObject {
    const paths = this.#pathItems("#/paths");
    const webhooks = this.#pathItems("#/webhooks");
    const schemas = this.#entries("#/components/schemas", ({ place }) => this.#typeAt(place));
    const made = sections.map((section) => [section, this.#section(section)] as const);
    const components = Object.fromEntries(
      made.map(([section, entries]) => {
        return [section, { ...entries, ...this.#references.hoisted(section) }];
      }),
    );
    const all = Object.entries({ schemas, ...components });
    return {
      paths,
      webhooks,
      components: Object.fromEntries(all.filter(([, map]) => isFilled(map))),
    };
  }

  /** The parts below a map of the document, by name. */
  #entries(
    place: Pointer,
    make: (part: Part) => unknown,
    isEntry: (key: string) => boolean = () => true,
  ): PlainObject {
    const map = valueAt(this.root, place);
    if (!isPlainObject(map)) return {};
    const keys = Object.keys(map).filter(isEntry);
    const entries = keys.flatMap((key) => {
      const made = make({ value: map[key] as PlainObject, place: appendPointer(place, key) });
      return made === undefined ? [] : [[key, made] as const];
    });
    return Object.fromEntries(entries);
  }

  #pathItems(place: Pointer): PlainObject {
    return this.#entries(place, (item) => this.#references.to("pathItems", item), isNoExtension);
  }

  /** Components that are references become what these lead to: openapi-typescript overlooks them. */
  #section(section: Section): PlainObject {
    return this.#entries(`#/components/${section}`, (entry) => {
      const part = this.#references.resolve(entry);
      return part && this.#make(section, part);
    });
  }

  #make(section: Section, part: Part): PlainObject | undefined {
    switch (section) {
      case "responses":
        return this.#response(part);
      case "parameters":
        return this.#parameter(part);
      case "requestBodies":
        return this.#requestBody(part);
      case "headers":
        return this.#header(part);
      case "pathItems":
        return this.#pathItem(part);
      default:
        return section satisfies never;
    }
  }

  #pathItem({ value, place }: Part): PlainObject {
    const operations = methods.flatMap((method) => {
      const operation = value[method];
      if (!isPlainObject(operation)) return [];
      const part = { value: operation, place: appendPointer(place, method) };
      return [[method, this.#operation(part)] as const];
    });
    const parameters = this.#parameters({ value, place });
    return { parameters, ...Object.fromEntries(operations) };
  }

  #operation({ value, place }: Part): PlainObject {
    const at = (key: string) => ({
      value: value[key] as PlainObject,
      place: appendPointer(place, key),
    });
    const body = isPlainObject(value["requestBody"])
      ? this.#references.to("requestBodies", at("requestBody"))
      : undefined;
    const respond = (part: Part) => this.#references.to("responses", part);
    return {
      ...this.#operationId(value),
      ...textsOf(value),
      parameters: this.#parameters({ value, place }),
      ...(body === undefined ? {} : { requestBody: body }),
      responses: this.#entries(at("responses").place, respond, isNoExtension),
    };
  }

  /** Two operations of one operationId would be two properties of one name: the second has none. */
  #operationId({ operationId }: PlainObject): PlainObject {
    if (typeof operationId !== "string") return {};
    // openapi-typescript writes `#` as `/`.
    const name = operationId.replaceAll("#", "/");
    if (this.#operationIds.has(name)) return {};
    this.#operationIds.add(name);
    return { operationId };
  }

  /** Of parameters with one name and place in one list the last one counts, as in the model. */
  #parameters({ value, place }: Part): readonly PlainObject[] {
    const list = Array.isArray(value["parameters"]) ? (value["parameters"] as unknown[]) : [];
    const byName = new Map<string, PlainObject>();
    for (const [index, item] of list.entries()) {
      const part = { value: item as PlainObject, place: appendPointer(place, "parameters", index) };
      const target = this.#references.resolve(part)?.value;
      const made = this.#references.to("parameters", part);
      if (made !== undefined)
        byName.set(`${String(target?.["in"])} ${String(target?.["name"])}`, made);
    }
    return [...byName.values()];
  }

  #parameter({ value, place }: Part): PlainObject | undefined {
    const { name, in: where, required } = value;
    if (typeof name !== "string" || typeof where !== "string") return undefined;
    const isKnown = this.types.at(place) !== undefined;
    if (!isKnown && where === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
    // A value that is described by `content` is a text for openapi-fetch: it does not write it.
    const schema = isPlainObject(value["content"]) ? undefined : this.#schemaOf({ value, place });
    return {
      ...{ name, in: where, required: required === true || where === "path" },
      ...textsOf(value),
      ...(schema === undefined ? {} : { schema }),
    };
  }

  #requestBody({ value, place }: Part): PlainObject {
    const required = value["required"] === true;
    return { required, content: this.#content(place) };
  }

  #response({ place }: Part): PlainObject {
    const headers = this.#entries(appendPointer(place, "headers"), (part) => {
      return this.#isIgnored(part) ? undefined : this.#references.to("headers", part);
    });
    return { headers, content: this.#content(place) };
  }

  /** A response's header `Content-Type` is none of the model's, except in Swagger 2.0. */
  #isIgnored(header: Part): boolean {
    const name = parsePointer(header.place).at(-1) ?? "";
    const place = this.#references.resolve(header)?.place;
    const isKnown = place !== undefined && this.types.at(place) !== undefined;
    return name.toLowerCase() === "content-type" && !isKnown;
  }

  #header({ value, place }: Part): PlainObject {
    const common = { required: value["required"] === true };
    const schema = this.#schemaOf({ value, place });
    const [mediaType] = isPlainObject(value["content"]) ? Object.keys(value["content"]) : [];
    if (mediaType === undefined) return { ...common, ...(schema === undefined ? {} : { schema }) };
    return { ...common, content: { [mediaType]: { schema: schema ?? {} } } };
  }

  #content(place: Pointer): PlainObject {
    return this.#entries(appendPointer(place, "content"), (entry) => {
      const media = this.#references.resolve(entry);
      return media === undefined ? {} : { schema: this.#schemaOf(media) ?? {} };
    });
  }

  /** The schema of a parameter, header or media type; undefined where it has none. */
  #schemaOf({ value, place }: Part): PlainObject | undefined {
    const typed = this.#typeAt(place);
    if (typed !== undefined) return typed;
    if (value["schema"] === undefined) return undefined;
    return copiedSchema(value["schema"], (target) => this.types.at(target));
  }

  #typeAt(place: Pointer): PlainObject | undefined {
    const number = this.types.at(place);
    return number === undefined ? undefined : typedSchema(number);
  }
}

/** Paths and responses stand beside extensions; components do not. */
function isNoExtension(key: string): boolean {
  return !key.startsWith("x-");
}

function isFilled(map: unknown): boolean {
  return isPlainObject(map) && Object.keys(map).length > 0;
}

/**
 * What openapi-typescript writes into comments: of an operation in short, since descriptors have the rest, and
 * of a parameter. Bodies and responses are described at their types.
 */
function textsOf({ summary, description, deprecated }: PlainObject): PlainObject {
  const texts = [summary, description].filter((text) => typeof text === "string" && text !== "");
  const [first] = texts;
  return {
    ...(first === undefined ? {} : { description: first }),
    ...(deprecated === true ? { deprecated } : {}),
  };
}
