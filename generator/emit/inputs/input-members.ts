import type { Discriminator, JsonValue, Schema, UnionSchema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";

/** How values of a member of a union are known, as far as objects are concerned. */
export interface MemberShape {
  readonly required: readonly string[];
  /** Properties whose values tell the members apart. */
  readonly tags: readonly (readonly [name: string, values: readonly Tag[]])[];
  /** The properties that are sent. */
  readonly names: readonly string[];
}

type Tag = string | number | boolean | null;

/** Schemas may lead back to themselves: deeper than this nobody looks. */
const mostLevels = 8;

/** What a member says of its properties: itself, by reference, and by all that holds together with it. */
class View {
  readonly required = new Set<string>();
  readonly tags = new Map<string, readonly Tag[]>();
  readonly names = new Set<string>();

  constructor(readonly schemas: NamedSchemas) {}

  /** `isSure`: every value of the member is one of this schema. */
  add(schema: Schema, isSure = true, level = 0): this {
    if (level > mostLevels) return this;
    const resolved = this.schemas.resolve(schema);
    switch (resolved.kind) {
      case "object":
        for (const { name, schema: property } of resolved.properties) {
          this.names.add(name);
          const values = isSure ? tagsOf(this.schemas.resolve(property)) : undefined;
          if (values !== undefined && resolved.required.includes(name)) this.tags.set(name, values);
        }
        if (isSure) for (const name of resolved.required) this.required.add(name);
        break;
      case "intersection":
        for (const part of resolved.members) this.add(part, isSure, level + 1);
        break;
      case "union":
        for (const part of resolved.members) this.add(part, isAlone(part, resolved), level + 1);
        break;
      case "unevaluated":
        this.add(resolved.base, isSure, level + 1);
        break;
      case "conditional":
        for (const part of [resolved.then, resolved.else]) {
          if (part !== undefined) this.add(part, false, level + 1);
        }
        break;
      case "any":
      case "never":
      case "null":
      case "boolean":
      case "number":
      case "string":
      case "array":
      case "literal":
      case "ref":
      case "not":
        break;
      default:
        resolved satisfies never;
    }
    return this;
  }
}

/** The only alternative that objects fit, beside null and other types. */
function isAlone(part: Schema, { mode, members }: UnionSchema): boolean {
  return mode === "types" && part.kind === "object" && members.includes(part);
}

function tagsOf(schema: Schema): readonly Tag[] | undefined {
  if (schema.kind !== "literal" || schema.open) return undefined;
  const isTag = (value: JsonValue): value is Tag => typeof value !== "object" || value === null;
  return schema.values.every(isTag) ? schema.values : undefined;
}

/** The properties that a schema declares, by whatever it is made of. */
export function declaredNames(schema: Schema, schemas: NamedSchemas): readonly string[] {
  return [...new View(schemas).add(schema).names];
}

/** The properties that every value of a schema has to have. */
export function requiredNames(schema: Schema, schemas: NamedSchemas): readonly string[] {
  return [...new View(schemas).add(schema).required];
}

/** How values of a received member are known, and what of them is sent. */
export function memberShape(
  received: Schema,
  sent: Schema | undefined,
  schemas: NamedSchemas,
  tagged?: { readonly discriminator: Discriminator; readonly index: number },
): MemberShape {
  const view = new View(schemas).add(received);
  const names = sent === undefined ? [] : declaredNames(sent, schemas);
  const values = tagged?.discriminator.mapping.filter(({ member }) => member === tagged.index);
  if (tagged !== undefined && values !== undefined && values.length > 0) {
    const tags = [[tagged.discriminator.property, values.map(({ value }) => value)]] as const;
    return { required: [], tags, names };
  }
  return { required: [...view.required], tags: [...view.tags], names };
}

/** Whether an object may be a value of the schema. */
export function admitsObjects(schema: Schema, schemas: NamedSchemas, level = 0): boolean {
  if (level > mostLevels) return true;
  const inner = (part: Schema) => admitsObjects(part, schemas, level + 1);
  const resolved = schemas.resolve(schema);
  switch (resolved.kind) {
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
      return false;
    case "literal":
      return resolved.values.some((value) => typeof value === "object" && value !== null);
    case "union":
      return resolved.members.some(inner);
    case "intersection":
      return resolved.members.every(inner);
    case "unevaluated":
      return inner(resolved.base);
    case "any":
    case "object":
    case "ref":
    case "not":
    case "conditional":
      return true;
    default:
      return resolved satisfies never;
  }
}
