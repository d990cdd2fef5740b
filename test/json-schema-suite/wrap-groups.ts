import type { SuiteGroup } from "./suite-files.js";

/** Groups that share one document, and the document. */
export interface Batch {
  readonly groups: readonly SuiteGroup[];
  readonly document: object;
}

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The key of a group's component, and with that the name of its type. */
export function typeNameOf(position: number): string {
  return `Suite${position + 1}`;
}

/** The groups as components of an OpenAPI 3.1 document, each a schema resource as in the suite. */
export function wrapIn31(groups: readonly SuiteGroup[]): Batch {
  const schemas = groups.map((group, position) => [typeNameOf(position), asResource(group)]);
  return {
    groups,
    document: {
      openapi: "3.1.1",
      info: { title: "JSON Schema Test Suite", version: "1" },
      jsonSchemaDialect: dialect,
      components: { schemas: Object.fromEntries(schemas) as object },
    },
  };
}

/** `#/...` means the group's own schema, so it must have an `$id`; one of its own is left as it is. */
function asResource({ schema, file, index }: SuiteGroup): unknown {
  if (typeof schema !== "object" || schema === null || "$id" in schema) return schema;
  return { $id: `https://suite.test/${file}/${index + 1}`, ...schema };
}

/** The same for OpenAPI 3.0, which has no `$id`: `#/...` is rewritten to lead to the component. */
export function wrapIn30(groups: readonly SuiteGroup[]): Batch {
  const schemas = groups.map(({ schema }, position) => {
    const name = typeNameOf(position);
    return [name, rebased(schema, `#/components/schemas/${name}`)];
  });
  return {
    groups,
    document: {
      openapi: "3.0.3",
      info: { title: "JSON Schema Test Suite", version: "1" },
      paths: {},
      components: { schemas: Object.fromEntries(schemas) as object },
    },
  };
}

function rebased(value: unknown, root: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rebased(item, root));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      // What looks like a reference in there is data.
      if (key === "enum") return [key, member];
      const isReference = key === "$ref" && typeof member === "string" && member.startsWith("#");
      return [key, isReference ? root + member.slice(1) : rebased(member, root)];
    }),
  );
}

/** Groups in as few lists as possible, so that no `$id` means two schemas in one of them. */
export function withoutConflicts(groups: readonly SuiteGroup[]): SuiteGroup[][] {
  const lists: { readonly ids: Set<string>; readonly groups: SuiteGroup[] }[] = [];
  for (const group of groups) {
    const ids = [...idsIn(group.schema)];
    let list = lists.find((candidate) => !ids.some((id) => candidate.ids.has(id)));
    if (list === undefined) {
      list = { ids: new Set(), groups: [] };
      lists.push(list);
    }
    for (const id of ids) list.ids.add(id);
    list.groups.push(group);
  }
  return lists.map((list) => list.groups);
}

/** The values of all `$id` in a schema, resolved as far as that tells schemas apart. */
function* idsIn(value: unknown, base = "https://suite.test/"): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  const id = (value as { readonly $id?: unknown }).$id;
  const own = typeof id === "string" && URL.canParse(id, base) ? new URL(id, base).href : base;
  if (own !== base) yield own;
  for (const member of Object.values(value)) yield* idsIn(member, own);
}
