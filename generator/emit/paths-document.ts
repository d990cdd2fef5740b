import { cutCircles } from "./paths-circles.js";
import { repairSchema, repairTexts, tellOperationsApart } from "./paths-repair.js";
import { isPlainObject, type PlainObject } from "./plain-object.js";

/**
 * Changes a document so that every reference leads to a component. openapi-typescript writes any other
 * reference as an indexed access, and where a step of it is optional that does not compile. On the way
 * what is invalid is taken out.
 */
export function withComponentsOnly(document: PlainObject): PlainObject {
  new Hoist(document).rewrite(document, "");
  const { components } = document;
  const named = isPlainObject(components) ? components["schemas"] : undefined;
  if (isPlainObject(named)) cutCircles(named);
  return document;
}

/** What a reference means tells the key that it stands under; everything else is a schema. */
const sections: Readonly<Record<string, string>> = {
  parameters: "parameters",
  responses: "responses",
  requestBody: "requestBodies",
  headers: "headers",
  examples: "examples",
  links: "links",
  callbacks: "callbacks",
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

const component = /^#\/components\/[^/]+\/[^/]+$/;

class Hoist {
  /** Pointer -> the reference to its component. */
  readonly #hoisted = new Map<string, string>();
  readonly #operationIds = new Set<string>();
  /** What deep references mean, found before anything that is invalid, and may lie on the way, is taken out. */
  readonly #targets = new Map<string, unknown>();

  constructor(readonly root: PlainObject) {
    this.#findTargets(root);
  }

  #findTargets(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const reference = Object.hasOwn(value, "$ref") ? (value as PlainObject)["$ref"] : undefined;
    if (typeof reference === "string" && this.#isDeep(reference) && !this.#targets.has(reference)) {
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
    const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
    if (typeof reference === "string" && this.#isDeep(reference)) {
      value["$ref"] = this.#hoist(reference, sections[role] ?? "schemas");
    }
    for (const [key, child] of Object.entries(value)) {
      if (data.has(key)) continue;
      if (maps.has(key) && isPlainObject(child)) {
        for (const item of Object.values(child)) this.rewrite(item, key);
      } else {
        this.rewrite(child, key);
      }
    }
  }

  #isDeep(reference: string): boolean {
    return reference.startsWith("#/") && !component.test(reference) && !isPathItem(reference);
  }

  #hoist(reference: string, section: string): string {
    const known = this.#hoisted.get(reference);
    if (known !== undefined) return known;
    const target = this.#targets.get(reference);
    if (target === undefined) return reference;
    const entries = member(member(this.root, "components"), section);
    const key = freeKey(entries, reference);
    const hoisted = `#/components/${section}/${key}`;
    this.#hoisted.set(reference, hoisted);
    const copy = structuredClone(target);
    entries[key] = copy;
    this.rewrite(copy, "schema");
    return hoisted;
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

/** A whole path item is an alternative way of writing it, which openapi-typescript knows. */
function isPathItem(reference: string): boolean {
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
