import { shownProperties } from "../../model/oneof-members.js";
import type {
  Api,
  IntersectionSchema,
  NamedSchema,
  ObjectSchema,
  Schema,
  UnionSchema,
} from "../../model/model.js";
import { allParameters, childSchemas, walkSchema } from "../../model/visit.js";
import type { NamedSchemas } from "../named-schemas.js";
import { isTextOf, scalarCoding, type ScalarCoding } from "./scalar-coding.js";
import { withArraysMerged } from "../types/merge-arrays.js";
import type { TypeStyle } from "../types/type-style.js";
import { valueKinds, type ValueKind } from "../types/value-kinds.js";

/**
 * Which schemas differ between the wire and TypeScript, under the options `dates` and `int64`. Where a
 * value's alternative cannot be told, it stays as on the wire, with everything inside it.
 */
export class Codings {
  readonly #coded = new Set<string>();
  /** The named schemas from which a scalar that is decoded can be reached, told apart or not. */
  readonly #reaching: ReadonlySet<string>;
  /** The types that differ, by name: of named schemas, and of inline ones. `wire.ts` declares each. */
  readonly types = new Map<string, Schema>();

  constructor(
    api: Api,
    readonly schemas: NamedSchemas,
    readonly style: TypeStyle,
  ) {
    const named = api.schemas;
    const isUsual = style.dates === "string" && style.int64 === undefined;
    this.#reaching = isUsual ? new Set() : this.#findReaching(named);
    if (isUsual) return;
    this.#findCoded(named);
    for (const { id, name, schema } of named) {
      if (this.#coded.has(id)) this.types.set(name, schema);
      this.#addNames(schema);
    }
    for (const { schema } of allParameters(api)) this.#addNames(schema);
  }

  #addNames(schema: Schema): void {
    for (const inner of walkSchema(schema)) {
      const { typeName } = inner;
      if (typeName !== undefined && this.isCoded(inner)) this.types.set(typeName, inner);
    }
  }

  /** What a schema refers to may be found to differ only later: again until nothing changes. */
  #findCoded(named: readonly NamedSchema[]): void {
    for (let before = -1; before !== this.#coded.size;) {
      before = this.#coded.size;
      for (const { id, schema } of named) if (this.isCoded(schema)) this.#coded.add(id);
    }
  }

  #findReaching(named: readonly NamedSchema[]): Set<string> {
    const users = new Map<string, string[]>();
    const queue: string[] = [];
    for (const { id, schema } of named) {
      for (const inner of walkSchema(schema)) {
        if (inner.kind === "ref") users.set(inner.target, [...(users.get(inner.target) ?? []), id]);
        else if (this.scalar(inner) !== undefined) queue.push(id);
      }
    }
    const reaching = new Set<string>();
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (reaching.has(id)) continue;
      reaching.add(id);
      queue.push(...(users.get(id) ?? []));
    }
    return reaching;
  }

  #mayDiffer(schema: Schema): boolean {
    for (const inner of walkSchema(schema)) {
      const reaches = inner.kind === "ref" && this.#reaching.has(inner.target);
      if (reaches || this.scalar(inner) !== undefined) return true;
    }
    return false;
  }

  /** Whether the type of this name has another form on the wire. */
  differs(name: string): boolean {
    return this.types.has(name);
  }

  isNamedCoded(id: string): boolean {
    return this.#coded.has(id);
  }

  /** Values of the schema are decoded, in whole or in part. */
  isCoded(schema: Schema): boolean {
    switch (schema.kind) {
      case "string":
      case "number":
        return this.scalar(schema) !== undefined;
      case "ref":
        return this.#coded.has(schema.target);
      case "array":
        return [...schema.prefixItems, ...present(schema.items)].some((item) => this.isCoded(item));
      case "object":
        return (
          shownProperties(schema).some((property) => this.isCoded(property.schema)) ||
          this.rest(schema) !== undefined
        );
      case "union":
        return this.hasCoded(schema) && this.isDecidable(schema);
      case "intersection":
        return this.hasCoded(schema) && this.isSound(schema);
      case "unevaluated":
        return this.isCoded(schema.base);
      case "any":
      case "never":
      case "null":
      case "boolean":
      case "literal":
      case "not":
      case "conditional":
        return false;
      default:
        return schema satisfies never;
    }
  }

  hasCoded(schema: UnionSchema | IntersectionSchema): boolean {
    return schema.members.some((member) => this.isCoded(member));
  }

  scalar(schema: Schema): ScalarCoding | undefined {
    return scalarCoding(schema, this.style);
  }

  /** What values of the schema may be: JSON's types, and decoded those that decoding adds. */
  kinds(schema: Schema, decoded: boolean): readonly ValueKind[] {
    return valueKinds(schema, { schemas: this.schemas, style: this.style, decoded });
  }

  /** What the values of a map are, where they are decoded. */
  rest({
    additionalProperties,
    properties,
    required,
    patternProperties,
  }: ObjectSchema): Schema | undefined {
    const isMap = properties.length + required.length + patternProperties.length === 0;
    if (!isMap || additionalProperties === undefined) return undefined;
    return this.isCoded(additionalProperties) ? additionalProperties : undefined;
  }

  /** Which member is meant shows by its tag, or by what a value is, both on the wire and decoded. */
  isDecidable(schema: UnionSchema): boolean {
    const { members, discriminator } = schema;
    if (discriminator !== undefined && discriminator.untagged === undefined) return true;
    return members.every((member, index) => {
      if (!this.#mayDiffer(member)) return true;
      const others = members.filter((other, place) => {
        return place !== index && !isTextOf(other, member) && !isTextOf(member, other);
      });
      return ([false, true] as const).every((decoded) => {
        const own = this.kinds(member, decoded);
        return !others.some((other) =>
          this.kinds(other, decoded).some((kind) => own.includes(kind)),
        );
      });
    });
  }

  /** No part is a decoded scalar, and no property is decoded in one part and not in another. */
  isSound(schema: IntersectionSchema): boolean {
    const parts = schema.members.map((member) => this.schemas.resolve(member));
    const coded = parts.filter((part) => this.#mayDiffer(part));
    const [array] = coded;
    if (array?.kind === "array" && coded.length === 1) return this.#isSoundList(parts);
    if (
      coded.some(({ kind }) => kind !== "object" && kind !== "intersection" && kind !== "union")
    ) {
      return false;
    }
    const byName = new Map<string, (ScalarCoding | boolean)[]>();
    for (const part of this.#objectsIn(parts)) {
      for (const { name, schema: property } of shownProperties(part)) {
        if (property.kind === "any") continue;
        const coding = this.scalar(this.schemas.resolve(property)) ?? this.#mayDiffer(property);
        byName.set(name, [...(byName.get(name) ?? []), coding]);
      }
    }
    return [...byName.values()].every((codings) => {
      return codings.length === 1 || (new Set(codings).size === 1 && codings[0] !== true);
    });
  }

  /** The parts are one array; what its items have in common is decoded as a whole or not at all. */
  #isSoundList(parts: readonly Schema[]): boolean {
    const [merged, ...others] = withArraysMerged(parts, this.schemas);
    if (merged?.kind !== "array" || others.length > 0) return false;
    return [...merged.prefixItems, ...present(merged.items)].every((item) => {
      return this.isCoded(item) || !this.#mayDiffer(item);
    });
  }

  /** The objects that alternatives and intersections are made of. */
  #objectsIn(parts: readonly Schema[]): ObjectSchema[] {
    const seen = new Set<Schema>();
    const queue = [...parts];
    for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
      const resolved = this.schemas.resolve(part);
      if (seen.has(resolved)) continue;
      seen.add(resolved);
      const isMade = ["intersection", "union", "unevaluated"].includes(resolved.kind);
      if (isMade) queue.push(...childSchemas(resolved));
    }
    return [...seen].filter((part) => part.kind === "object");
  }
}

function present(schema: Schema | undefined): readonly Schema[] {
  return schema === undefined ? [] : [schema];
}
