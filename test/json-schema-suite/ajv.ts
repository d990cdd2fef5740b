import { Ajv2020 } from "ajv/dist/2020.js";
import type { SelectedPart } from "./parts.js";
import type { SuiteGroup } from "./suite-files.js";

/** How many tests of each group ajv passes; a schema that it cannot compile passes none. */
export function runAjv({ run, documents }: SelectedPart): ReadonlyMap<SuiteGroup, number> {
  return new Map(run.map((group) => [group, passedBy(group, documents)]));
}

function passedBy(
  { schema, tests }: SuiteGroup,
  documents: Readonly<Record<string, unknown>>,
): number {
  const accepts = compile(schema as object, documents);
  if (accepts === undefined) return 0;
  return tests.filter(({ data, valid }) => verdict(accepts, data) === valid).length;
}

/** Undefined where ajv's code throws: it can run out of stack. */
function verdict(accepts: (data: unknown) => unknown, data: unknown): unknown {
  try {
    return accepts(data);
  } catch {
    return undefined;
  }
}

function compile(
  schema: object,
  documents: Readonly<Record<string, unknown>>,
): ((data: unknown) => unknown) | undefined {
  // Own properties only, as everything else here; a group's schema may have the `$id` of another's.
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    ownProperties: true,
    logger: false,
  });
  for (const [uri, document] of Object.entries(documents)) {
    // It brings the meta-schemas.
    if (uri.startsWith("http:")) addDocument(ajv, document as object, uri);
  }
  try {
    return ajv.compile(schema);
  } catch {
    return undefined;
  }
}

/** ajv has one schema per `$id`, and one of the remotes repeats another's. */
function addDocument(ajv: Ajv2020, document: object, uri: string): void {
  try {
    ajv.addSchema(document, uri);
  } catch {
    // Tests that need it fail.
  }
}

/** Why ajv fails tests that the generated code passes, by the suite's file. */
export const ajvDisagreements: Readonly<Record<string, string>> = {
  dynamicRef:
    "ajv knows a dynamic anchor only once it has evaluated the schema that has it, and takes no `$dynamicRef` with a path",
  enum: "ajv does not compile an empty `enum`",
  properties: "ajv passes over a property that is called `__proto__`",
  ref: "ajv runs out of stack over a `$ref` beside an `$id`",
  unevaluatedItems:
    "ajv mistakes which items `contains`, an alternative's `items` and an `if` alone have looked at; a `$dynamicRef` runs out of stack",
  unevaluatedProperties:
    "ajv forgets what an `if` without `then` has looked at; a `$dynamicRef` runs out of stack",
  vocabulary: "ajv checks keywords of a vocabulary that the meta-schema leaves out",
};
