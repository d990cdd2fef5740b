import type { Api, NamedSchema, Operation, Schema } from "../model/model.js";
import { walkSchema } from "../model/visit.js";
import type { SchemaDiff } from "./schemas/schema-diff.js";

/**
 * Compares components that no operation uses, by key. It is unknown whether they are sent or received, so
 * changes that break either are reported.
 */
export function compareUnusedSchemas(base: Api, revision: Api, schemas: SchemaDiff): void {
  const before = unusedOf(base);
  const after = unusedOf(revision);
  for (const [key, { schema, source }] of before) {
    const match = after.get(key);
    if (match !== undefined) schemas.compare(schema, match.schema, { side: "both", xml: true });
    else if (!hasKey(revision, key)) {
      const places = { base: source, revision: "#/components/schemas" };
      const what = { side: "both", breaks: false, subject: `schema \`${key}\`` } as const;
      schemas.log.add({ code: "schema-removed", ...what, ...places });
    }
  }
  for (const [key, { source }] of after) {
    if (hasKey(base, key)) continue;
    const places = { base: "#/components/schemas", revision: source };
    const what = { side: "both", breaks: false, subject: `schema \`${key}\`` } as const;
    schemas.log.add({ code: "schema-added", ...what, ...places });
  }
}

/** The keys of the components that no operation uses. */
export function unusedKeys(api: Api): ReadonlySet<string> {
  return new Set(unusedOf(api).keys());
}

function hasKey(api: Api, wanted: string): boolean {
  return api.schemas.some(({ key }) => key === wanted);
}

function unusedOf(api: Api): ReadonlyMap<string, NamedSchema> {
  const used = usedSources(api);
  const unused = api.schemas.filter(({ key, variantOf, source }) => {
    return key !== undefined && variantOf === undefined && !used.has(source);
  });
  return new Map(unused.map((schema) => [schema.key ?? "", schema]));
}

/** The places of all schemas that operations use, in all variants. */
function usedSources(api: Api): ReadonlySet<string> {
  const byId = new Map(api.schemas.map((schema) => [schema.id, schema]));
  const reached = new Set<string>();
  const incoming = [...api.webhooks, ...api.callbacks].map(({ operation }) => operation);
  const waiting = [...api.operations, ...incoming].flatMap(schemasOf);
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    for (const node of walkSchema(schema)) {
      if (node.kind !== "ref" || reached.has(node.target)) continue;
      reached.add(node.target);
      const target = byId.get(node.target);
      if (target !== undefined) waiting.push(target.schema);
    }
  }
  return new Set([...reached].flatMap((id) => byId.get(id)?.source ?? []));
}

function schemasOf({ parameters, requestBody, responses }: Operation): Schema[] {
  const content = [...(requestBody?.content ?? []), ...responses.flatMap((one) => one.content)];
  const headers = responses.flatMap((response) => response.headers);
  return [...parameters, ...headers, ...content].map(({ schema }) => schema);
}
