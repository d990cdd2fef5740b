import type { Api } from "../ir/model.js";
import type { EmitOptions } from "./output.js";
import { PathsDocument } from "./paths-document.js";
import { PathsTypes } from "./paths-types.js";
import type { PlainObject } from "./plain-object.js";

/** All that `paths.ts` is made of, as plain data: another thread may write it. */
export interface PathsForm {
  /** What openapi-typescript writes; a schema in it is the number of a type. */
  readonly document: PlainObject;
  /** The types as text, by number. */
  readonly types: readonly string[];
  /** The import declarations of what the types name, as text. */
  readonly imports: string;
  /** Runtime templates that the module imports, by file name. */
  readonly runtime: readonly string[];
}

/** Puts the model's types into the places of the document's schemas. */
export function pathsForm(api: Api, options: EmitOptions): PathsForm {
  const types = new PathsTypes(api, options);
  const document = new PathsDocument(api.document, types).build();
  return { document, types: types.texts, imports: types.imports, runtime: types.runtime };
}
