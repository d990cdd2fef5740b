/** The schemas of `plainSchemas` as TypeScript types (typia) and as definitions of an arktype scope. */
const formatTypes = {
  typia: {
    "date-time": 'string & tags.Format<"date-time">',
    duration: 'string & tags.Pattern<"^-?\\\\d{1,12}(\\\\.\\\\d{1,9})?s$">',
    int64: 'string & tags.Pattern<"^-?\\\\d{1,19}$">',
  },
  arktype: {
    "date-time": "string.date.iso",
    duration: "/^-?\\\\d{1,12}(?:\\\\.\\\\d{1,9})?s$/",
    int64: "/^-?\\\\d{1,19}$/",
  },
};

export function typiaText(schemas, root) {
  const types = Object.entries(schemas).map(([name, schema]) => {
    const fields = Object.entries(schema.properties ?? {}).map(([key, property]) => {
      return `  ${JSON.stringify(key)}?: ${expression(property, "typia")};`;
    });
    return `export interface ${name} {\n${fields.join("\n")}\n}`;
  });
  return [
    'import typia, { type tags } from "typia";',
    ...types,
    `export const is = typia.createIs<${root}>();`,
    `export const validate = typia.createValidate<${root}>();`,
    "export const count = (result: { errors: unknown[] }) => result.errors.length;",
    "export type Used = tags.Format<'date-time'>;",
  ].join("\n");
}

export function arktypeText(schemas, root) {
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const fields = Object.entries(schema.properties ?? {}).map(([key, property]) => {
      return `    ${JSON.stringify(`${key}?`)}: "${expression(property, "arktype")}"`;
    });
    return `  ${name}: {\n${fields.join(",\n")}\n  }`;
  });
  return [
    'import { scope, type } from "arktype";',
    `const types = scope({\n${entries.join(",\n")}\n}).export();`,
    `const root = types.${root};`,
    "export const is = (value) => root.allows(value);",
    "export const validate = (value) => root(value);",
    "export const count = (result) => (result instanceof type.errors ? result.count : 0);",
  ].join("\n");
}

function expression(schema, language) {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1);
  if (schema.anyOf !== undefined) return `${expression(schema.anyOf[0], language)} | null`;
  if (Array.isArray(schema.type)) {
    return `${expression({ ...schema, type: schema.type[0] }, language)} | null`;
  }
  switch (schema.type) {
    case "string":
      return formatTypes[language][schema.format] ?? "string";
    case "boolean":
      return "boolean";
    case "array":
      return `${expression(schema.items, language)}[]`;
    default: {
      const { additionalProperties } = schema;
      if (additionalProperties === undefined)
        return language === "typia" ? "Record<string, unknown>" : "object";
      return `Record<string, ${expression(additionalProperties, language)}>`;
    }
  }
}
