import { emptyObject } from "../../model/certainty.js";
import type { Evaluated } from "../../model/evaluated.js";
import type {
  JsonValue,
  NotSchema,
  ObjectSchema,
  Property,
  Schema,
  UnevaluatedSchema,
} from "../../model/model.js";

/** The source of schemas that are built during a comparison and are in no document. */
export const noPlace = "";

const place = { source: noPlace, docs: {} };

const objectOfNothing: ObjectSchema = { ...emptyObject, ...place };

export const anySchema: Schema = { ...place, kind: "any" };
const nullSchema: Schema = { ...place, kind: "null" };
export const stringSchema: Schema = { ...place, kind: "string" };

/** One schema per type: together they accept any value. */
export const bareTypes: readonly Schema[] = [
  nullSchema,
  { ...place, kind: "boolean" },
  { ...place, kind: "number", integer: false },
  stringSchema,
  { ...place, kind: "array", prefixItems: [], uniqueItems: false },
  objectOfNothing,
];

/**
 * Builds such schemas, the same object for the same arguments, so there are finitely many. Also numbers
 * schemas, so that sets of them have keys.
 */
export class SyntheticSchemas {
  readonly #ids = new Map<Schema, number>();
  readonly #made = new Map<string, Schema>();
  /** `unevaluated…` schemas without their base, with their originals. */
  readonly #apart = new Map<Schema, UnevaluatedSchema>();
  /** Made by `tagged`, and for which property. */
  readonly #tagged = new Map<Schema, string>();

  id(schema: Schema): number {
    const known = this.#ids.get(schema);
    if (known !== undefined) return known;
    this.#ids.set(schema, this.#ids.size);
    return this.#ids.size - 1;
  }

  /** Equal for sets of the same schemas. */
  key(schemas: readonly Schema[]): string {
    const ids = schemas.map((schema) => this.id(schema));
    return [...new Set(ids)].sort((a, b) => a - b).join(",");
  }

  not(schema: Schema): NotSchema {
    const made = this.#intern(`not ${this.id(schema)}`, () => {
      return { kind: "not", schema, source: schema.source, docs: {} };
    });
    return made as NotSchema;
  }

  /** The schema, or null: what a member of a oneof accepts. */
  orNull(schema: Schema): Schema {
    return this.#intern(`or null ${this.id(schema)}`, () => {
      const members = [schema, this.placed(nullSchema, schema.source)];
      return { kind: "union", mode: "anyOf", members, source: schema.source, docs: {} };
    });
  }

  anyOf(members: readonly Schema[]): Schema {
    return this.#intern(`any of ${this.key(members)}`, () => {
      return { ...place, kind: "union", mode: "anyOf", members };
    });
  }

  literal(values: readonly JsonValue[]): Schema {
    return this.#intern(`literal ${JSON.stringify(values)}`, () => {
      return { ...place, kind: "literal", values, open: false };
    });
  }

  /** Objects whose tag is the value; numbers and booleans are tags too. */
  tagged(property: string, value: string): ObjectSchema {
    const made = this.#intern(`tagged ${JSON.stringify([property, value])}`, () => {
      const values = [value, ...otherSpellings(value)];
      const schema = this.literal(values);
      return {
        ...objectOfNothing,
        properties: [declared(property, schema, true)],
        required: [property],
      };
    });
    this.#tagged.set(made, property);
    return made as ObjectSchema;
  }

  /** Whether one of them is the result of `tagged` for the property. */
  isTagged(schemas: readonly Schema[], property: string): boolean {
    return schemas.some((schema) => this.#tagged.get(schema) === property);
  }

  /**
   * The `unevaluated…` schema without its base, which has been split already; splitting it again would
   * never end.
   */
  apart(rule: UnevaluatedSchema): UnevaluatedSchema {
    if (this.#apart.has(rule)) return rule;
    const made = this.#intern(`apart ${this.id(rule)}`, () => ({ ...rule }));
    this.#apart.set(made, rule);
    return made as UnevaluatedSchema;
  }

  /** The original schema of the document. */
  original(schema: Schema): Schema {
    return this.#apart.get(schema) ?? schema;
  }

  isApart(schema: Schema): boolean {
    return this.#apart.has(schema);
  }

  /** Objects that may have these properties, with any value. */
  declaring(names: readonly string[]): ObjectSchema {
    const sorted = [...new Set(names)].sort();
    const made = this.#intern(`declaring ${JSON.stringify(sorted)}`, () => {
      return {
        ...objectOfNothing,
        properties: sorted.map((name) => declared(name, anySchema, false)),
      };
    });
    return made as ObjectSchema;
  }

  /** Objects that have the property. */
  requiring(property: string): Schema {
    return this.#intern(`requiring ${property}`, () => ({
      ...objectOfNothing,
      required: [property],
    }));
  }

  /** The schema with another source. */
  placed(bare: Schema, source: string): Schema {
    if (source === noPlace) return bare;
    return this.#intern(`placed ${this.id(bare)} ${source}`, () => ({ ...bare, source }));
  }

  /**
   * The constraint of `unevaluatedProperties` or `unevaluatedItems` when the evaluated parts are known: a
   * schema that accepts all other types.
   */
  resting(of: UnevaluatedSchema, seen: Evaluated): Schema {
    const evaluated = JSON.stringify([seen.names, seen.patterns, seen.first]);
    return this.#intern(`resting ${this.id(of)} ${evaluated}`, () => {
      const rule = of.of === "properties" ? objectRest(of, seen) : arrayRest(of, seen);
      return { ...this.orOtherTypes(rule), source: of.source };
    });
  }

  /** The schema, or any value of another type. */
  orOtherTypes(schema: Schema): Schema {
    return this.#intern(`or other types ${this.id(schema)}`, () => {
      const members = bareTypes.map((bare) => (bare.kind === schema.kind ? schema : bare));
      return { kind: "union", mode: "types", members, source: schema.source, docs: {} };
    });
  }

  #intern(key: string, make: () => Schema): Schema {
    let made = this.#made.get(key);
    if (made === undefined) {
      made = make();
      this.#made.set(key, made);
    }
    return made;
  }
}

function declared(name: string, schema: Schema, required: boolean): Property {
  return { name, schema, required, docs: {}, source: noPlace };
}

function objectRest({ schema, source }: UnevaluatedSchema, seen: Evaluated): Schema {
  return {
    ...objectOfNothing,
    source,
    properties: seen.names.map((name) => declared(name, anySchema, false)),
    patternProperties: seen.patterns.map((pattern) => ({ pattern, schema: anySchema })),
    additionalProperties: schema,
  };
}

function arrayRest({ schema, source }: UnevaluatedSchema, seen: Evaluated): Schema {
  const prefixItems = Array.from({ length: seen.first }, () => anySchema);
  return { kind: "array", prefixItems, items: schema, uniqueItems: false, source, docs: {} };
}

function otherSpellings(tag: string): JsonValue[] {
  if (tag === "true" || tag === "false") return [tag === "true"];
  if (tag === "null") return [];
  const number = Number(tag);
  return Number.isFinite(number) && String(number) === tag ? [number] : [];
}
