import { identifier, type Code } from "../code/code.js";
import { memberOf } from "../code/combine.js";
import type { Codings } from "../codecs/codings.js";
import type { Imports } from "../imports.js";
import { maskTypeOf } from "../protobuf/mask-names.js";
import type { NamedSchemas } from "../named-schemas.js";
import type { EmitContext } from "../emit-context.js";
import type { TypeStyle } from "./type-style.js";

/** How a type expression names other types; a module that imports them records the import. */
export interface TypeScope {
  readonly schemas: NamedSchemas;
  readonly protojson: boolean;
  readonly typeName: (name: string) => Code;
  /** A type of the runtime. */
  readonly runtimeType: (name: string) => Code;
  /** The type of a field mask about a message; undefined where it is a string as any other. */
  readonly maskType: (message: string) => Code | undefined;
  readonly style: TypeStyle;
  /** Where types are those of decoded values: what is decoded, and how the rest is written. */
  readonly decoded?: { readonly codings: Codings; readonly wire: TypeScope };
}

/** Where types are written: in `types.ts`, in `wire.ts`, or in a module that imports both. */
export type TypePlace = "types" | "wire" | "elsewhere";

/** How type expressions name other types in a module, and what of them is decoded. */
export function typeScope(
  { api, options, style, schemas, codings }: EmitContext,
  imports: Imports,
  place: TypePlace,
  localName: (name: string) => Code = identifier,
): TypeScope {
  const maskType = maskTypeOf(api, imports, options);
  const runtimeType = (name: string) => imports.runtimeType(name);
  const base = { schemas, protojson: api.protojson, style, runtimeType, maskType };
  const typeName = (name: string) =>
    place === "types" ? localName(name) : imports.type("./types.js", name);
  if (style.dates === "string" && style.int64 === undefined) return { ...base, typeName };
  const wireName = (name: string) =>
    place === "wire"
      ? identifier(name)
      : memberOf(imports.namespace("./wire.js", "wire"), identifier(name));
  const wire: TypeScope = {
    ...base,
    typeName: (name) => (codings.differs(name) ? wireName(name) : typeName(name)),
  };
  return place === "wire" ? wire : { ...base, typeName, decoded: { codings, wire } };
}
