import type { Api, NamedSchema, ObjectSchema, Property, Schema } from "./model.js";

/**
 * What field masks may name: the fields of messages, as `google.protobuf.FieldMask` sees them. The tables
 * refer to each other by id, so that messages which contain themselves are finite.
 */

/** A message, and the fields that a path may name. */
export interface MessageFields {
  /** Of the named schema in the form that is received, or the place of an inline object. */
  readonly id: string;
  /** The name of its type, and of a part of it: `Pet`, `Pet$owner`. Unique. */
  readonly name: string;
  readonly fields: readonly MessageField[];
}

export interface MessageField {
  /** In JSON. */
  readonly property: string;
  /** In masks: lowerCamelCase, whatever the document writes (ProtoJSON). */
  readonly path: string;
  /** What is sent never has it. */
  readonly readOnly: boolean;
  /** Where the field is one message, the id of its table; paths end at lists, maps and all else. */
  readonly message?: string;
}

/** Paths through a message, as types list them. */
export interface MaskPaths {
  readonly paths: readonly string[];
  /** How many names the longest may have, where there are longer ones. */
  readonly depth?: number;
}

/** A type lists no more, unless the message itself has more fields. */
const mostPaths = 500;

/** Deeper paths are written by hand. */
const deepest = 8;

/** The fields of a document's messages, read when they are asked for. */
export class MessageTables {
  readonly #named: ReadonlyMap<string, NamedSchema>;
  readonly #variants: ReadonlyMap<string, NamedSchema>;
  /** Inline objects, by place: what says something of them, and what they are called. */
  readonly #inline = new Map<string, { readonly name: string; readonly schemas: Schema[] }>();
  readonly #tables = new Map<string, MessageFields>();

  constructor({ schemas }: Pick<Api, "schemas">) {
    this.#named = new Map(schemas.map((schema) => [schema.id, schema]));
    this.#variants = new Map(
      schemas.flatMap((schema) =>
        schema.variantOf === undefined ? [] : [[schema.variantOf, schema] as const],
      ),
    );
  }

  /** The table of a message; undefined where the id is none of a message with fields. */
  table(id: string): MessageFields | undefined {
    const known = this.#tables.get(id);
    if (known !== undefined) return known;
    const { name, received, sent } = this.#formsOf(id);
    const fields = this.#fieldsOf({ name, received, sent });
    // An Any is a message of any kind.
    if (fields.length === 0 || fields.some(({ property }) => property === "@type"))
      return undefined;
    const table = { id, name, fields };
    this.#tables.set(id, table);
    return table;
  }

  /** The tables that a message reaches, its own first. */
  reached(id: string): MessageFields[] {
    const found = new Map<string, MessageFields>();
    const queue = [id];
    for (const next of queue) {
      const table = found.has(next) ? undefined : this.table(next);
      if (table === undefined) continue;
      found.set(next, table);
      queue.push(...table.fields.flatMap(({ message }) => message ?? []));
    }
    return [...found.values()];
  }

  /** All paths as far as they do not lead into a message again, and are not too many. */
  paths(id: string): MaskPaths {
    let level = this.#below({ prefix: "", id, inside: [] });
    let paths = level.map(({ path }) => path);
    for (let depth = 1; depth < deepest; depth += 1) {
      const next = level.flatMap(({ path, message, inside }) =>
        message === undefined || inside.includes(message)
          ? []
          : this.#below({ prefix: `${path}.`, id: message, inside }),
      );
      if (next.length === 0) return { paths };
      if (paths.length + next.length > mostPaths) return { paths, depth };
      paths = [...paths, ...next.map(({ path }) => path)];
      level = next;
    }
    return { paths, depth: deepest };
  }

  #below({ prefix, id, inside }: { prefix: string; id: string; inside: readonly string[] }) {
    return (this.table(id)?.fields ?? []).map(({ path, message }) => {
      return { path: prefix + path, message, inside: [...inside, id] };
    });
  }

  #formsOf(id: string): Message {
    const named = this.#named.get(id);
    if (named === undefined) {
      const inline = this.#inline.get(id);
      return { name: inline?.name ?? id, received: inline?.schemas ?? [], sent: undefined };
    }
    const variant = this.#variants.get(id);
    const sent = variant === undefined ? undefined : [variant.schema];
    return { name: named.name, received: [named.schema], sent };
  }

  #fieldsOf({ name, received, sent }: Message): MessageField[] {
    const properties = this.#propertiesOf(received);
    const writable = sent === undefined ? undefined : this.#propertiesOf(sent);
    const all = new Map(properties);
    for (const [key, said] of writable ?? []) all.set(key, [...(all.get(key) ?? []), ...said]);
    const fields = new Map<string, MessageField>();
    for (const [property, said] of all) {
      const path = maskName(property);
      if (fields.has(path) || !isNameable(property)) continue;
      const isReadOnly = said.some(({ docs }) => docs.readOnly === true);
      const readOnly = writable === undefined ? isReadOnly : !writable.has(property);
      const message = this.#messageOf(said, `${name}$${property.replace(/[^A-Za-z0-9_$]/g, "_")}`);
      const field = { property, path, readOnly };
      fields.set(path, message === undefined ? field : { ...field, message });
    }
    return [...fields.values()];
  }

  #propertiesOf(schemas: readonly Schema[]): Map<string, Property[]> {
    const found = new Map<string, Property[]>();
    for (const object of schemas.flatMap((schema) => this.#objectsIn(schema))) {
      for (const property of object.properties) {
        found.set(property.name, [...(found.get(property.name) ?? []), property]);
      }
    }
    return found;
  }

  /** The id of the message that a field is: of the first schema that says so. */
  #messageOf(said: readonly Property[], name: string): string | undefined {
    const inline: Schema[] = [];
    for (const { schema } of said) {
      const target = this.#single(schema);
      if (target?.kind === "ref") {
        const { id, variantOf } = this.#named.get(target.target) ?? { id: target.target };
        return this.#isMessage([target]) ? (variantOf ?? id) : undefined;
      }
      if (target !== undefined) inline.push(target);
    }
    const [first] = inline;
    if (first === undefined || !this.#isMessage(inline)) return undefined;
    const typeName = inline.find((schema) => schema.typeName !== undefined)?.typeName;
    const known = this.#inline.get(first.source);
    if (known === undefined)
      this.#inline.set(first.source, { name: typeName ?? name, schemas: inline });
    return first.source;
  }

  /** Fields with fixed names; an Any is one of anything. */
  #isMessage(schemas: readonly Schema[]): boolean {
    const properties = this.#propertiesOf(schemas);
    return properties.size > 0 && !properties.has("@type");
  }
  #objectsIn(schema: Schema, seen: ReadonlySet<string> = new Set()): ObjectSchema[] {
    const target = this.#single(schema);
    switch (target?.kind) {
      case "object":
        return [target];
      case "ref": {
        const named = this.#named.get(target.target);
        if (named === undefined || seen.has(named.id)) return [];
        return this.#objectsIn(named.schema, new Set([...seen, named.id]));
      }
      case "intersection":
        return target.members.flatMap((member) => this.#objectsIn(member, seen));
      case "unevaluated":
        return this.#objectsIn(target.base, seen);
      default:
        return [];
    }
  }

  /** Of a schema that accepts null too, the other part; undefined where there are several. */
  #single(schema: Schema): Schema | undefined {
    if (schema.kind !== "union") return schema;
    const implied = schema.members[schema.implied ?? -1];
    if (implied !== undefined) return implied;
    const others = schema.members.filter(({ kind }) => kind !== "null");
    return others.length === 1 ? others[0] : undefined;
  }
}

interface Message {
  readonly name: string;
  readonly received: readonly Schema[];
  /** The request variant, where there is one. */
  readonly sent: readonly Schema[] | undefined;
}

/** `display_name` -> `displayName`: how ProtoJSON writes the names in a mask. */
function maskName(property: string): string {
  return property.replace(/_+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase());
}

/** A name with a mask's own signs in it cannot stand in one. */
function isNameable(property: string): boolean {
  return property !== "" && !/[.,`\s]/.test(property);
}
