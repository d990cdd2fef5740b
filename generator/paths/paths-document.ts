import { cutCircles } from "./paths-circles.js";
import { repairSchema, repairTexts, tellOperationsApart } from "./paths-repair.js";
import { isPlainObject, type PlainObject } from "../emit/plain-object.js";

/**
 * Changes a document so that every reference leads to a component. openapi-typescript writes any other
 * reference as an indexed access, and where a step of it is optional that does not compile. On the way
 * what is invalid is taken out.
 */
export function withComponentsOnly(document: PlainObject): PlainObject {
  const hoist = new Hoist(document);
  hoist.rewrite(document, "");
  hoist.writeAliasesOut();
  hoist.dropRepeatedParameters();
  const { components } = document;
  const named = isPlainObject(components) ? components["schemas"] : undefined;
  if (isPlainObject(named)) cutCircles(named);
  return document;
}

/** What a reference means tells the key that it stands under; everything else is a schema. */
const sections: Readonly<Record<string, string>> = {
  paths: "pathItems",
  webhooks: "pathItems",
  pathItems: "pathItems",
  parameters: "parameters",
  responses: "responses",
  requestBody: "requestBodies",
  headers: "headers",
  examples: "examples",
  links: "links",
  callbacks: "callbacks",
  securitySchemes: "securitySchemes",
};

/** Keys of maps whose own keys are names. */
const maps: ReadonlySet<string> = new Set([
  ...Object.keys(sections).filter((key) => key !== "requestBody"),
  ...["properties", "patternProperties", "dependentSchemas", "$defs", "schemas", "content"],
]);

/** Under these stand schemas, alone, in lists or by name. */
const schemas: ReadonlySet<string> = new Set([
  ...["schema", "schemas", "properties", "patternProperties", "dependentSchemas", "$defs"],
  ...["items", "prefixItems", "allOf", "anyOf", "oneOf", "not", "additionalProperties"],
]);

const methods: ReadonlySet<string> = new Set([
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"],
]);

/** What stands under these is a value, not a part of the document. */
const data: ReadonlySet<string> = new Set(["example", "default", "const", "enum", "value"]);

/** What stands under these may be described. */
const described: ReadonlySet<string> = new Set([...methods, ...Object.keys(sections)]);

const component = /^#\/components\/([^/]+)\/[^/]+$/;

/** The components other than schemas that openapi-typescript writes; it overlooks references in them. */
const printed = ["responses", "parameters", "requestBodies", "headers", "pathItems"] as const;

/** Chains of references are followed this far. */
const mostHops = 64;

class Hoist {
  /** Section and pointer -> the reference to its component. */
  readonly #hoisted = new Map<string, string>();
  readonly #operationIds = new Set<string>();
  /** What deep references mean, found before anything that is invalid, and may lie on the way, is taken out. */
  readonly #targets = new Map<string, unknown>();
  /** Operations and path items with parameters. */
  readonly #owners: PlainObject[] = [];

  constructor(readonly root: PlainObject) {
    this.#findTargets(root);
  }

  #findTargets(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const reference = Object.hasOwn(value, "$ref") ? (value as PlainObject)["$ref"] : undefined;
    const isNew = typeof reference === "string" && !this.#targets.has(reference);
    if (isNew && reference.startsWith("#/") && !isSchemaComponent(reference)) {
      this.#targets.set(reference, this.#valueAt(reference));
    }
    for (const child of Object.values(value)) this.#findTargets(child);
  }

  /** `role`: the key that the value, or the list or map around it, stands under. */
  rewrite(value: unknown, role: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.rewrite(item, role);
      return;
    }
    if (!isPlainObject(value)) return;
    if (schemas.has(role) || described.has(role)) repairTexts(value);
    if (schemas.has(role)) repairSchema(value);
    if (methods.has(role)) tellOperationsApart(value, this.#operationIds);
    if (Array.isArray(value["parameters"])) this.#owners.push(value);
    const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
    if (typeof reference === "string") {
      value["$ref"] = this.#rewritten(reference, sections[role] ?? "schemas");
    }
    for (const [key, child] of Object.entries(value)) {
      // What stands in an extension is read where a reference leads there, as a copy.
      if (data.has(key) || key.startsWith("x-")) continue;
      if (role === "callbacks") this.rewrite(child, "pathItems");
      else if (maps.has(key) && isPlainObject(child)) {
        for (const item of Object.values(child)) this.rewrite(item, key);
      } else {
        this.rewrite(child, key);
      }
    }
  }

  #rewritten(reference: string, section: string): string {
    const isThere = component.exec(reference)?.[1] === section || isWholePath(reference, section);
    if (!reference.startsWith("#/")) return reference;
    return isThere ? reference : this.#hoist(reference, section);
  }

  #hoist(reference: string, section: string): string {
    const known = this.#hoisted.get(`${section} ${reference}`);
    if (known !== undefined) return known;
    const target = this.#targets.get(reference) ?? this.#valueAt(reference);
    if (target === undefined) return reference;
    const entries = member(member(this.root, "components"), section);
    const key = freeKey(entries, reference);
    const hoisted = `#/components/${section}/${key}`;
    this.#hoisted.set(`${section} ${reference}`, hoisted);
    const copy = structuredClone(target);
    entries[key] = copy;
    this.rewrite(copy, section);
    return hoisted;
  }

  /** A component other than a schema, or a webhook, that is a reference becomes what that leads to. */
  writeAliasesOut(): void {
    const { components, webhooks } = this.root;
    const ofComponents = isPlainObject(components)
      ? printed.map((section) => components[section])
      : [];
    for (const entries of [...ofComponents, webhooks].filter(isPlainObject)) {
      for (const [key, entry] of Object.entries(entries)) {
        const target = this.#resolve(entry);
        if (target !== entry && target !== undefined) entries[key] = target;
      }
    }
  }

  /** Of parameters with one name and place in one list the last one counts, as in the model. */
  dropRepeatedParameters(): void {
    for (const owner of this.#owners) {
      const byName = new Map<unknown, unknown>();
      for (const parameter of owner["parameters"] as unknown[]) {
        const resolved = this.#resolve(parameter);
        const { name, in: place } = isPlainObject(resolved) ? resolved : {};
        const isNamed = typeof name === "string" && typeof place === "string";
        byName.set(isNamed ? `${place} ${name}` : parameter, parameter);
      }
      owner["parameters"] = [...byName.values()];
    }
  }

  /** The object itself, or what its reference leads to; undefined where that is nothing. */
  #resolve(value: unknown): unknown {
    let current = value;
    for (let hops = 0; hops < mostHops; hops += 1) {
      const reference = isPlainObject(current) ? current["$ref"] : undefined;
      if (typeof reference !== "string") return current;
      current = this.#valueAt(reference);
    }
    return undefined;
  }

  #valueAt(reference: string): unknown {
    let value: unknown = this.root;
    for (const segment of segmentsOf(reference)) {
      const isContainer = typeof value === "object" && value !== null;
      if (!isContainer || !Object.hasOwn(value as object, segment)) return undefined;
      value = (value as PlainObject)[segment];
    }
    return value;
  }
}

function isSchemaComponent(reference: string): boolean {
  return component.exec(reference)?.[1] === "schemas";
}

/** A whole path item is an alternative way of writing it, which openapi-typescript knows. */
function isWholePath(reference: string, wanted: string): boolean {
  if (wanted !== "pathItems") return false;
  const [section, , ...rest] = segmentsOf(reference);
  return section === "paths" && rest.length === 0;
}

function segmentsOf(reference: string): string[] {
  return reference
    .slice(2)
    .split("/")
    .map((segment) => unescaped(segment).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The object under `key`, made where there is none. */
function member(parent: PlainObject, key: string): PlainObject {
  const value = Object.hasOwn(parent, key) ? parent[key] : undefined;
  if (isPlainObject(value)) return value;
  const made: PlainObject = {};
  parent[key] = made;
  return made;
}

/** The last names of the pointer: `App_properties_owner`; numbered where that is taken. */
function freeKey(entries: PlainObject, reference: string): string {
  const words = segmentsOf(reference).slice(-3).join("_");
  const base = words.replace(/[^A-Za-z0-9]+/g, "_") || "part";
  let key = base;
  for (let count = 2; Object.hasOwn(entries, key); count += 1) key = `${base}_${count}`;
  return key;
}
