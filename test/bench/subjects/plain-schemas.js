/**
 * A message and what it refers to, in words that every peer has: oneofs are left out (no peer has
 * them), and what they mean for null is spelled out; open enums are strings.
 */
export function plainSchemas(document, root, formats) {
  const source = document.components.schemas;
  const schemas = {};
  const visit = (name) => {
    if (schemas[name] !== undefined) return;
    schemas[name] = {};
    schemas[name] = plain(source[name]);
  };
  const plain = (schema) => {
    if (schema.$ref !== undefined) {
      visit(schema.$ref.split("/").at(-1));
      return { $ref: schema.$ref };
    }
    if (schema.anyOf !== undefined) return { anyOf: schema.anyOf.map(plain) };
    const { type, format, items, properties, additionalProperties: others } = schema;
    const members = new Set(Object.values(schema["x-oneofs"] ?? {}).flat());
    return {
      type,
      ...(formats && format !== undefined ? { format } : {}),
      ...(items === undefined ? {} : { items: plain(items) }),
      ...(properties === undefined ? {} : { properties: propertiesOf(properties, members) }),
      ...(typeof others === "object" ? { additionalProperties: plain(others) } : {}),
    };
  };
  const propertiesOf = (properties, members) => {
    const entries = Object.entries(properties).map(([name, schema]) => {
      const isPlain = !members.has(name) || schema.anyOf !== undefined;
      const property = plain(schema);
      return [name, isPlain ? property : { anyOf: [property, { type: "null" }] }];
    });
    return Object.fromEntries(entries);
  };
  visit(root);
  return schemas;
}

/** The same as one JSON Schema. */
export function jsonSchema(schemas, root) {
  const text = JSON.stringify({ $ref: `#/components/schemas/${root}`, $defs: schemas });
  return JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/"));
}
