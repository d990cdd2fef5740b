import type { Api, Docs, LiteralSchema, Pointer, Schema } from "../../model/model.js";
import { allParameters, walkSchema } from "../../model/visit.js";
import { hasEnumMembers } from "./enum-members.js";
import type { TypeStyle } from "./type-style.js";

/** An enum that is a value too: `Status.Active`. */
export interface EnumType {
  readonly name: string;
  readonly schema: LiteralSchema;
  readonly docs: Docs;
  readonly source: Pointer;
  /** The enum of the same place in the document that is exported already: its values serve both. */
  readonly shares?: EnumType;
}

/** The named enums of a document, by the name of their type; none where enums are unions only. */
export function enumTypes(api: Api, style: TypeStyle): ReadonlyMap<string, EnumType> {
  const found = new Map<string, EnumType>();
  if (style.enums === "union") return found;
  const byPlace = new Map<Pointer, EnumType>();
  for (const candidate of candidates(api)) {
    const shares = byPlace.get(candidate.source);
    found.set(candidate.name, shares === undefined ? candidate : { ...candidate, shares });
    if (shares === undefined) byPlace.set(candidate.source, candidate);
  }
  return found;
}

/** Request variants come last, so that they share the values of what they are variants of. */
function candidates(api: Api): EnumType[] {
  const bases = api.schemas.filter(({ variantOf }) => variantOf === undefined);
  const variants = api.schemas.filter(({ variantOf }) => variantOf !== undefined);
  return [
    ...[...bases, ...variants].flatMap(({ name, schema }) => enumsIn(schema, name)),
    ...allParameters(api).flatMap(({ schema }) => enumsIn(schema)),
  ];
}

/** The named enums in a schema, itself included; `name` is what the schema itself is called. */
function enumsIn(root: Schema, name?: string): EnumType[] {
  return walkSchema(root).flatMap((schema) => {
    const own = schema === root ? (name ?? schema.typeName) : schema.typeName;
    if (own === undefined || schema.kind !== "literal" || !hasEnumMembers(schema)) return [];
    return [{ name: own, schema, docs: schema.docs, source: schema.source }];
  });
}
