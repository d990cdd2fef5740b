import type { MediaType, Schema } from "../../model/model.js";
import { code, literal, type Code } from "../code/code.js";
import { generic } from "../code/combine.js";
import { encodedFields, fileFields, isBinary } from "./media-types.js";
import { typeExpression } from "../types/type-expression.js";
import type { TypeScope } from "../types/type-scope.js";
import { neverType, union, unknownType } from "../types/union-type.js";

/** What is sent as a body: of any of the media types. */
export function sentType(content: readonly MediaType[], scope: TypeScope): Code {
  if (content.length === 0) return unknownType;
  return union(content.flatMap((media) => sentTypes(media, scope)));
}

function sentTypes(media: MediaType, scope: TypeScope): Code[] {
  if (isBinary(media, scope.schemas)) return [scope.runtimeType("Binary")];
  const type = typeExpression(media.schema, scope);
  const files = fileFields(media, scope.schemas);
  if (files === undefined) return [type];
  const form = scope.runtimeType("FormDataBody");
  const texts = encodedFields(media, scope.schemas);
  if (files.length + texts.length === 0) return [type, form];
  const names = [files, ...(texts.length === 0 ? [] : [texts])].map((fields) =>
    fields.length === 0 ? neverType : union(fields.map(literal)),
  );
  return [generic(scope.runtimeType("FormFields"), [type, ...names]), form];
}

/** What comes back as a body; `undefined` where there is none. */
export function receivedType(content: readonly MediaType[], scope: TypeScope): Code {
  if (content.length === 0) return code`undefined`;
  return union(
    content.map((media) => {
      const isRaw = isBinary(media, scope.schemas);
      if (isRaw) return scope.runtimeType("Binary");
      const { schema, itemSchema } = media;
      if (itemSchema === undefined) return typeExpression(schema, scope);
      // Clients give a stream of the items instead of the list.
      const isList = scope.schemas.resolve(schema).kind === "array";
      const list = isList ? schema : listOf(itemSchema);
      return generic(scope.runtimeType("Sequence"), [typeExpression(list, scope)]);
    }),
  );
}

function listOf(items: Schema): Schema {
  const { source } = items;
  return { kind: "array", prefixItems: [], items, uniqueItems: false, source, docs: {} };
}
