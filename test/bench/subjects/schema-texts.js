/**
 * The schemas of the peers that have a language of their own, written from the document: what their
 * users would write, a constant per message.
 */

/** How a library spells each thing. `ref` is late where schemas are recursive. */
const dialects = {
  zod: {
    head: 'import * as z from "zod";',
    string: "z.string()",
    boolean: "z.boolean()",
    any: "z.unknown()",
    array: (of) => `z.array(${of})`,
    nullable: (of) => `${of}.nullable()`,
    optional: (of) => `${of}.optional()`,
    record: (of) => `z.record(z.string(), ${of})`,
    object: (fields) => `z.looseObject({ ${fields} })`,
    lazy: (name) => `z.lazy(() => ${name})`,
    formats: {
      "date-time": "z.iso.datetime({ offset: true })",
      duration: "z.string().regex(/^-?\\d{1,12}(?:\\.\\d{1,9})?s$/)",
      int64: "z.string().regex(/^-?\\d{1,19}$/)",
    },
    is: (name, value) => `${name}.safeParse(${value}).success`,
    validate: (name, value) => `${name}.safeParse(${value})`,
    count: "result.error.issues.length",
  },
  "zod mini": {
    head: 'import * as z from "zod/mini";',
    string: "z.string()",
    boolean: "z.boolean()",
    any: "z.unknown()",
    array: (of) => `z.array(${of})`,
    nullable: (of) => `z.nullable(${of})`,
    optional: (of) => `z.optional(${of})`,
    record: (of) => `z.record(z.string(), ${of})`,
    object: (fields) => `z.looseObject({ ${fields} })`,
    lazy: (name) => `z.lazy(() => ${name})`,
    formats: {
      "date-time": "z.iso.datetime({ offset: true })",
      duration: "z.string().check(z.regex(/^-?\\d{1,12}(?:\\.\\d{1,9})?s$/))",
      int64: "z.string().check(z.regex(/^-?\\d{1,19}$/))",
    },
    is: (name, value) => `${name}.safeParse(${value}).success`,
    validate: (name, value) => `${name}.safeParse(${value})`,
    count: "result.error.issues.length",
  },
  valibot: {
    head: 'import * as v from "valibot";',
    string: "v.string()",
    boolean: "v.boolean()",
    any: "v.unknown()",
    array: (of) => `v.array(${of})`,
    nullable: (of) => `v.nullable(${of})`,
    optional: (of) => `v.optional(${of})`,
    record: (of) => `v.record(v.string(), ${of})`,
    object: (fields) => `v.looseObject({ ${fields} })`,
    lazy: (name) => `v.lazy(() => ${name})`,
    formats: {
      "date-time": "v.pipe(v.string(), v.isoTimestamp())",
      duration: "v.pipe(v.string(), v.regex(/^-?\\d{1,12}(?:\\.\\d{1,9})?s$/))",
      int64: "v.pipe(v.string(), v.regex(/^-?\\d{1,19}$/))",
    },
    is: (name, value) => `v.is(${name}, ${value})`,
    validate: (name, value) => `v.safeParse(${name}, ${value})`,
    count: "result.issues.length",
  },
};

/** The text of a module with a message's schema (of `plainSchemas`), `is`, `validate` and `count`. */
export function schemaText(library, schemas, root) {
  const dialect = dialects[library];
  const done = new Set();
  const open = new Set();
  const out = [];
  const visit = (name) => {
    if (done.has(name) || open.has(name)) return;
    open.add(name);
    const text = write(schemas[name]);
    open.delete(name);
    done.add(name);
    out.push(`const ${name} = /* @__PURE__ */ ${text};`);
  };
  const write = (schema) => {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.split("/").at(-1);
      if (open.has(name)) return dialect.lazy(name);
      visit(name);
      return name;
    }
    if (schema.anyOf !== undefined) return dialect.nullable(write(schema.anyOf[0]));
    if (Array.isArray(schema.type)) {
      return dialect.nullable(write({ ...schema, type: schema.type[0] }));
    }
    switch (schema.type) {
      case "string":
        return dialect.formats[schema.format] ?? dialect.string;
      case "boolean":
        return dialect.boolean;
      case "array":
        return dialect.array(write(schema.items));
      case "object":
        if (schema.properties !== undefined) return dialect.object(fields(schema));
        return dialect.record(
          typeof schema.additionalProperties === "object"
            ? write(schema.additionalProperties)
            : dialect.any,
        );
      default:
        throw new Error(`The bench cannot write ${JSON.stringify(schema)}.`);
    }
  };
  const fields = ({ properties }) =>
    Object.entries(properties)
      .map(([name, schema]) => `${JSON.stringify(name)}: ${dialect.optional(write(schema))}`)
      .join(",\n  ");
  visit(root);
  return [
    dialect.head,
    ...out,
    `export const is = (value) => ${dialect.is(root, "value")};`,
    `export const validate = (value) => ${dialect.validate(root, "value")};`,
    `export const count = (result) => ${dialect.count};`,
  ].join("\n");
}
