import type { Api } from "../model/model.js";
import { walkSchema } from "../model/visit.js";
import type { EmitContext } from "../emit/emit-context.js";
import type { Link } from "../emit/linkage.js";
import type { ContentTypes } from "./paths-contents.js";
import { PathsDocument } from "./paths-document.js";
import type { PlainObject } from "./paths-schema.js";
import { PathsTypes } from "./paths-types.js";

/** All that `paths.ts` is made of, as plain data: another thread may write it. */
export interface PathsForm {
  /** What openapi-typescript writes; a schema in it is the number of a type. */
  readonly document: PlainObject;
  /** The types as text, by number. */
  readonly types: readonly string[];
  /** The import declarations of what the types name, as text. */
  readonly imports: string;
  /** What bodies are wrapped in, where openapi-fetch would take them apart. */
  readonly contents: ContentTypes | undefined;
  /** Runtime templates that the module imports, by file name. */
  readonly runtime: readonly string[];
}

/** `paths.ts` in the making. */
export interface PathsJob {
  begin(form: PathsForm): void;
  /** The text, once begun. Throws where openapi-typescript cannot cope with the document. */
  text(): Promise<string>;
  /** For whoever does not want it any more. */
  close(): Promise<void>;
}

/** Puts the model's types into the places of the document's schemas. */
export function pathsForm(context: EmitContext, link: Link): PathsForm {
  const { api } = context;
  const types = new PathsTypes(context);
  const document = new PathsDocument(api.document, types).build();
  const contents = isFragile(api) ? types.contents() : undefined;
  const { texts, runtime } = types;
  return { document, types: texts, imports: types.imports(link), contents, runtime };
}

/** Whether there are types that openapi-fetch changes: open enums, tags of subtypes, properties that are null only. */
function isFragile({ schemas, operations }: Api): boolean {
  const bodies = operations.flatMap(({ requestBody, responses }) => [
    ...(requestBody?.content ?? []),
    ...responses.flatMap(({ content }) => content),
  ]);
  if (bodies.length === 0) return false;
  const all = [...schemas, ...bodies].flatMap(({ schema }) => walkSchema(schema));
  return all.some((schema) => {
    if (schema.kind === "literal") return schema.open;
    if (schema.kind === "union") return schema.discriminator?.otherwise?.tag !== undefined;
    if (schema.kind !== "object") return false;
    return (
      schema.oneofs.length > 0 || schema.properties.some((each) => each.schema.kind === "null")
    );
  });
}
