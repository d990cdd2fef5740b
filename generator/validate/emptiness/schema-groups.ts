import type { Api, MediaType, Operation, Pointer, Schema } from "../../model/model.js";
import { childSchemas } from "../../model/visit.js";

/**
 * Every schema of the model that constrains values, with its variants for requests and responses as a
 * group. Schemas under `not` and `if` only test, so they are left out.
 */
export function schemaGroups(api: Api): Iterable<readonly Schema[]> {
  const groups = new Map<Pointer, Set<Schema>>();
  const down = (schema: Schema, around?: Pointer): void => {
    // A part of a schema may have the place of the whole schema, which is examined instead.
    if (schema.source !== around) {
      const group = groups.get(schema.source);
      if (group === undefined) groups.set(schema.source, new Set([schema]));
      else group.add(schema);
    }
    for (const child of sayingChildren(schema)) down(child, schema.source);
  };
  for (const schema of rootSchemas(api)) down(schema);
  return [...groups.values()].map((group) => [...group]);
}

/** The schemas that are not inside another one. */
export function rootSchemas(api: Api): readonly Schema[] {
  const incoming = [...api.webhooks, ...api.callbacks].map(({ operation }) => operation);
  return [
    ...api.schemas.map(({ schema }) => schema),
    ...[...api.operations, ...incoming].flatMap(inOperation),
  ];
}

function sayingChildren(schema: Schema): readonly Schema[] {
  if (schema.kind === "not") return [];
  if (schema.kind !== "conditional") return childSchemas(schema);
  return childSchemas(schema).filter((child) => child !== schema.if);
}

function inOperation({ parameters, requestBody, responses }: Operation): readonly Schema[] {
  const content = [...(requestBody?.content ?? []), ...responses.flatMap((one) => one.content)];
  const all = [...parameters, ...responses.flatMap(({ headers }) => headers)];
  return [...all.map(({ schema }) => schema), ...content.flatMap(inContent)];
}

function inContent({ schema, itemSchema }: MediaType): readonly Schema[] {
  return itemSchema === undefined ? [schema] : [schema, itemSchema];
}
