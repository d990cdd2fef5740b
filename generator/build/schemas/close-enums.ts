import { areExclusive } from "../../model/exclusive-schemas.js";
import { mapChildren } from "../../model/map-schema.js";
import type { NamedSchema, RefSchema, Schema, UnionSchema } from "../../model/model.js";
import { childSchemas, referencedIds } from "../../model/visit.js";
import { reaching } from "../../model/graph.js";

/** Gives the name for the closed form of a named schema. */
type NameFor = (name: string) => string;

/**
 * Closes enums where an open one could refuse a value that the document accepts: under `not`, `if`,
 * `propertyNames` and a `contains` with a maximum (docs/adr/0017-where-enums-open.md). The input is a model
 * in which all enums are open; a `oneOf` of the result has both forms.
 */
export class EnumCloser {
  readonly #byId: ReadonlyMap<string, NamedSchema>;
  /** Ids of the schemas that contain an open enum, directly or through references. */
  readonly #open: ReadonlySet<string>;
  readonly #closed = new Map<string, NamedSchema>();

  constructor(
    schemas: readonly NamedSchema[],
    readonly nameFor: NameFor,
  ) {
    this.#byId = new Map(schemas.map((schema) => [schema.id, schema]));
    this.#open = idsWithOpenEnums(schemas);
  }

  /** The closed forms of named schemas that have been needed so far. */
  get closedSchemas(): readonly NamedSchema[] {
    return [...this.#closed.values()];
  }

  /** The schema, with enums closed where necessary; the same object where nothing changes. */
  settle(schema: Schema): Schema {
    switch (schema.kind) {
      case "not":
        return mapChildren(schema, (child) => this.#close(child));
      case "conditional":
        return mapChildren(schema, (child, place) => {
          return place === "if" ? this.#close(child) : this.settle(child);
        });
      case "array":
        return mapChildren(schema, (child, place) => {
          const isBounded = place === "contains" && schema.contains?.max !== undefined;
          return isBounded ? this.#close(child) : this.settle(child);
        });
      case "object":
        return mapChildren(schema, (child, place) => {
          return place === "propertyNames" ? this.#close(child) : this.settle(child);
        });
      case "union":
        return this.#settleUnion(schema);
      default:
        return mapChildren(schema, (child) => this.settle(child));
    }
  }

  #settleUnion(schema: UnionSchema): UnionSchema {
    const settled = mapChildren(schema, (child) => this.settle(child));
    const { mode, discriminator } = schema;
    if (mode !== "oneOf") return settled;
    const isDecided = discriminator !== undefined && discriminator.untagged === undefined;
    if (isDecided || !schema.members.some((member) => this.#hasOpen(member))) return settled;
    const named = (id: string): Schema => this.#named(id).schema;
    const closed = schema.members.map((member, index) => {
      const own = settled.members[index] ?? member;
      if (!this.#hasOpen(member)) return own;
      const overlaps = settled.members.some((other, at) => {
        return at !== index && !areExclusive(own, other, named);
      });
      return overlaps ? withoutTypeNames(this.#close(member)) : own;
    });
    const isNeeded = closed.some((form, index) => form !== settled.members[index]);
    return isNeeded ? { ...settled, closed } : settled;
  }

  /** With all enums closed, wherever they stand. */
  #close(schema: Schema): Schema {
    if (schema.kind === "literal") return schema.open ? { ...schema, open: false } : schema;
    if (schema.kind === "ref") return this.#closeReference(schema);
    return mapChildren(schema, (child) => this.#close(child));
  }

  #closeReference(schema: RefSchema): Schema {
    if (!this.#open.has(schema.target)) return schema;
    const named = this.#named(schema.target);
    // A literal is as short as a reference to it, so it is copied.
    const { source, docs } = schema;
    if (isScalar(named.schema)) {
      return { ...withoutTypeNames(this.#close(named.schema)), source, docs };
    }
    return { ...schema, target: this.#closedForm(named).id };
  }

  #closedForm(named: NamedSchema): NamedSchema {
    const known = this.#closed.get(named.id);
    if (known !== undefined) return known;
    const { key: _key, variantOf: _variantOf, ...rest } = named;
    const form = {
      ...rest,
      id: `${named.id}#closed`,
      name: this.nameFor(`${named.name}Closed`),
      closedOf: named.id,
    };
    // Set before its content is closed, since it may be recursive.
    this.#closed.set(named.id, form);
    const finished = { ...form, schema: withoutTypeNames(this.#close(named.schema)) };
    this.#closed.set(named.id, finished);
    return finished;
  }

  #hasOpen(schema: Schema): boolean {
    return hasOpen(schema, this.#open);
  }

  #named(id: string): NamedSchema {
    const named = this.#byId.get(id);
    if (named === undefined) throw new Error(`No schema has the id ${id}.`);
    return named;
  }
}

/** Includes schemas that refer to such a schema. */
function idsWithOpenEnums(schemas: readonly NamedSchema[]): ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  const open = new Set(schemas.filter(({ schema }) => hasOpen(schema, none)).map(({ id }) => id));
  const graph = schemas.map(({ id, schema }) => [id, referencedIds(schema)] as const);
  return reaching(graph, (id) => open.has(id));
}

function hasOpen(schema: Schema, open: ReadonlySet<string>): boolean {
  if (schema.kind === "literal") return schema.open;
  if (schema.kind === "ref") return open.has(schema.target);
  return childSchemas(schema).some((child) => hasOpen(child, open));
}

/** The schema has no parts: its check is a single expression. */
function isScalar(schema: Schema): boolean {
  if (schema.kind === "union" || schema.kind === "intersection") {
    return schema.members.every(isScalar);
  }
  const scalars = ["any", "never", "literal", "null", "boolean", "number", "string"];
  return scalars.includes(schema.kind);
}

/** The closed form has no types: types come from the open form. */
function withoutTypeNames(schema: Schema): Schema {
  const inner = mapChildren(schema, withoutTypeNames);
  if (inner.typeName === undefined) return inner;
  const { typeName: _typeName, ...rest } = inner;
  return rest;
}
