import type { Api } from "../model/model.js";
import { Codings } from "./codecs/codings.js";
import { Imports } from "./imports.js";
import { NamedSchemas } from "./named-schemas.js";
import type { EmitOptions } from "./output.js";
import { enumTypes, type EnumType } from "./types/enum-types.js";
import { usualStyle, type TypeStyle } from "./types/type-style.js";

/** What the emitters of one output share: the model, the options, and tables over the model that are built once. */
export interface EmitContext {
  readonly api: Api;
  readonly options: EmitOptions;
  readonly style: TypeStyle;
  readonly schemas: NamedSchemas;
  /** Which schemas differ between the wire and TypeScript. */
  readonly codings: Codings;
  /** The enums that are values too, by name. */
  readonly enums: ReadonlyMap<string, EnumType>;
  /** The imports of a module, of which nothing was asked for yet; `namespaced`: see `Imports`. */
  readonly newImports: (how?: { readonly namespaced: boolean }) => Imports;
}

export function emitContext(api: Api, options: EmitOptions): EmitContext {
  const { style = usualStyle, templates } = options;
  const schemas = new NamedSchemas(api);
  const codings = new Codings(api, schemas, style);
  const wireNames = new Set(codings.types.keys());
  const enums = enumTypes(api, style);
  const newImports: EmitContext["newImports"] = ({ namespaced } = { namespaced: false }) =>
    new Imports(templates, wireNames, namespaced);
  return { api, options, style, schemas, codings, enums, newImports };
}
