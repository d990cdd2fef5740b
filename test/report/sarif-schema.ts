/**
 * The part of SARIF 2.1.0 that specwright writes, as a JSON Schema: objects, their properties, types
 * and bounds as in the standard (OASIS, "Static Analysis Results Interchange Format (SARIF) Version
 * 2.1.0", 3.13 to 3.52) and its schema. What is not listed is refused, so a new property of ours has to
 * be looked up in the standard first. The standard's own schema, in `sarif/`, is asked as well.
 */

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 1 };
const index: Schema = { type: "integer", minimum: -1 };
const level: Schema = { enum: ["none", "note", "warning", "error"] };

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: Schema, uniqueItems: boolean): Schema {
  return { type: "array", items, uniqueItems };
}

/** 3.11 message, and 3.12 multiformatMessageString, which requires its text. */
const message = object({ text, markdown: text, id: text, arguments: list(text, false) }, []);
const multiformat = object({ text, markdown: text }, ["text"]);

/** 3.49 reportingDescriptor. */
const rule = object(
  {
    id: text,
    name: text,
    shortDescription: multiformat,
    fullDescription: multiformat,
    help: multiformat,
    helpUri: { type: "string", format: "uri" },
    defaultConfiguration: object(
      { enabled: { type: "boolean" }, level, rank: { type: "number", minimum: -1, maximum: 100 } },
      [],
    ),
  },
  ["id"],
);

/** 3.28 location. */
const location = object(
  {
    physicalLocation: object(
      {
        artifactLocation: object(
          { uri: { type: "string", format: "uri-reference" }, uriBaseId: text, index },
          [],
        ),
        region: object(
          { startLine: count, startColumn: count, endLine: count, endColumn: count },
          [],
        ),
      },
      [],
    ),
    logicalLocations: list(
      object({ name: text, index, fullyQualifiedName: text, kind: text }, []),
      true,
    ),
  },
  [],
);

/** 3.27 result. */
const result = object(
  {
    ruleId: text,
    ruleIndex: index,
    kind: { enum: ["notApplicable", "pass", "fail", "review", "open", "informational"] },
    level,
    message,
    locations: list(location, false),
    partialFingerprints: { type: "object", additionalProperties: text },
    baselineState: { enum: ["new", "unchanged", "updated", "absent"] },
  },
  ["message"],
);

/** 3.18 tool, with one 3.19 toolComponent as its driver. */
const tool = object(
  {
    driver: object({ name: text, version: text, semanticVersion: text, rules: list(rule, true) }, [
      "name",
    ]),
  },
  ["driver"],
);

/** 3.13 sarifLog. */
export const sarifSchema: Schema = object(
  {
    $schema: { type: "string", format: "uri" },
    version: { enum: ["2.1.0"] },
    runs: list(
      object(
        {
          tool,
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: list(result, false),
        },
        ["tool"],
      ),
      false,
    ),
  },
  ["version", "runs"],
);
