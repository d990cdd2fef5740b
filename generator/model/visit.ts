import type {
  Api,
  MediaType,
  ObjectSchema,
  Operation,
  Parameter,
  Property,
  Schema,
} from "./model.js";

const none: readonly Schema[] = [];

/** The schemas directly inside a schema; a reference has none. */
export function childSchemas(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "ref":
      return none;
    case "array":
      return [...schema.prefixItems, ...present(schema.items), ...present(schema.contains?.schema)];
    case "object":
      return objectChildren(schema);
    case "union":
    case "intersection":
      return schema.members;
    case "not":
      return [schema.schema];
    case "conditional":
      return [schema.if, ...present(schema.then), ...present(schema.else)];
    case "unevaluated":
      return [schema.base, schema.schema];
    default:
      return schema satisfies never;
  }
}

function objectChildren(schema: ObjectSchema): readonly Schema[] {
  const children = schema.properties.map((property) => property.schema);
  for (const property of schema.patternProperties) children.push(property.schema);
  for (const dependent of schema.dependentSchemas) children.push(dependent.schema);
  for (const { rule } of schema.oneofs) if (rule !== undefined) children.push(rule);
  if (schema.additionalProperties !== undefined) children.push(schema.additionalProperties);
  if (schema.propertyNames !== undefined) children.push(schema.propertyNames);
  return children;
}

function present(schema: Schema | undefined): readonly Schema[] {
  return schema === undefined ? [] : [schema];
}

/** As `childSchemas`, with the closed forms of a union's members: all schemas that checks use. */
export function checkedSchemas(schema: Schema): readonly Schema[] {
  const children = childSchemas(schema);
  if (schema.kind !== "union" || schema.closed === undefined) return children;
  const { members } = schema;
  return [...children, ...schema.closed.filter((form, index) => form !== members[index])];
}

/** The schema and everything inside it, in document order; references are not followed. */
export function walkSchema(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  collect(schema, found);
  return found;
}

function collect(schema: Schema, found: Schema[]): void {
  found.push(schema);
  for (const child of childSchemas(schema)) collect(child, found);
}

/** The ids of the named schemas that a schema refers to, each once. */
export function referencedIds(schema: Schema): ReadonlySet<string> {
  return collectIds(schema, childSchemas, new Set());
}

/** As `referencedIds`, for all schemas that checks use. */
export function checkedIds(schema: Schema): ReadonlySet<string> {
  return collectIds(schema, checkedSchemas, new Set());
}

function collectIds(
  schema: Schema,
  childrenOf: (schema: Schema) => readonly Schema[],
  ids: Set<string>,
): ReadonlySet<string> {
  if (schema.kind === "ref") ids.add(schema.target);
  for (const child of childrenOf(schema)) collectIds(child, childrenOf, ids);
  return ids;
}

/** The parameters of all requests, of those that the API makes too, and the headers of responses. */
export function allParameters({ operations, webhooks, callbacks }: Api): Parameter[] {
  const incoming = [...webhooks, ...callbacks].map(({ operation }) => operation);
  return [...operations, ...incoming].flatMap(({ parameters, responses }) => [
    ...parameters,
    ...responses.flatMap(({ headers }) => headers),
  ]);
}

const propertyMaps = new WeakMap<ObjectSchema, ReadonlyMap<string, Property>>();

/** The properties of an object by name; a large one is asked for each name of another. */
export function propertiesOf(object: ObjectSchema): ReadonlyMap<string, Property> {
  let map = propertyMaps.get(object);
  if (map === undefined) {
    map = new Map(object.properties.map((property) => [property.name, property]));
    propertyMaps.set(object, map);
  }
  return map;
}

/** The body of a page: that of 200, or of what stands for it, in its first media type. */
export function pageContent({ responses }: Operation): MediaType | undefined {
  const page = ["200", "2XX", "default"]
    .map((status) => responses.find((response) => response.status === status))
    .find((response) => response !== undefined);
  return page?.content[0];
}
