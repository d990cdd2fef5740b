type Schema = Readonly<Record<string, unknown>>;

const texts: Readonly<Record<string, string>> = {
  "date-time": "2024-02-29T12:00:00Z",
  date: "2024-02-29",
  uri: "https://example.com/a",
  email: "a@example.com",
  int64: "12",
  uint64: "12",
  byte: "YQ==",
};

/** A value of a JSON Schema as the C1 API has them, with as many properties as it can have. */
export function sampleOf(root: Schema): unknown {
  const definitions = (root["$defs"] ?? {}) as Readonly<Record<string, Schema>>;
  const sample = (schema: Schema, depth: number): unknown => {
    const { $ref, type, enum: values, anyOf, oneOf } = schema;
    if (typeof $ref === "string") {
      const target = $ref === "#" ? root : definitions[$ref.replace("#/$defs/", "")];
      return sample(target ?? {}, depth);
    }
    if ("const" in schema) return schema["const"];
    const alternatives = (values ?? anyOf ?? oneOf) as readonly unknown[] | undefined;
    if (values !== undefined) return alternatives?.[0];
    if (alternatives !== undefined) return sample(alternatives[0] as Schema, depth);
    const [first] = Array.isArray(type) ? (type as readonly unknown[]) : [type];
    if (first === "object") return sampleObject(schema, depth);
    if (first === "array") {
      const items = schema["items"] as Schema | undefined;
      return items === undefined || depth > 3 ? [] : [sample(items, depth + 1)];
    }
    if (first === "string") return sampleText(schema);
    if (first === "integer" || first === "number") return schema["minimum"] ?? 1;
    return first === "boolean" ? true : null;
  };
  const sampleObject = (schema: Schema, depth: number): unknown => {
    const groups = Object.values((schema["x-oneofs"] ?? {}) as Record<string, readonly string[]>);
    const unset = groups.flatMap((members) => members.slice(1));
    const required = (schema["required"] ?? []) as readonly string[];
    const entries = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
    const kept = entries.filter(
      ([name]) => !unset.includes(name) && (depth < 3 || required.includes(name)),
    );
    return Object.fromEntries(kept.map(([name, inner]) => [name, sample(inner, depth + 1)]));
  };
  return sample(root, 0);
}

/** The pattern alone tells a ProtoJSON duration. */
function sampleText({ format, pattern }: Schema): string {
  const known = typeof format === "string" ? texts[format] : undefined;
  return known ?? (typeof pattern === "string" && pattern.endsWith("s$") ? "3.5s" : "a");
}
