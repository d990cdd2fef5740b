import { describe, expect, it } from "vitest";
import { withArraysMerged } from "../../generator/emit/types/merge-arrays.js";
import type { NamedSchemas } from "../../generator/emit/named-schemas.js";
import type { ObjectSchema, Schema } from "../../generator/model/model.js";
import {
  propertyParts,
  type ObjectPart,
} from "../../generator/validate/emptiness/property-parts.js";
import type { Search } from "../../generator/validate/emptiness/refutation.js";

/** By counts of what is looked at, for a size and its double: no clock is asked. */

const source = "#";

function objectWith(name: string, onRead: () => void): ObjectSchema {
  const schema = { kind: "any", source, docs: {} } as const;
  const empty = { patternProperties: [], dependentSchemas: [], dependentRequired: [] };
  const object = {
    ...{ kind: "object", source, docs: {}, required: [], ...empty },
    properties: [{ name, schema, required: false, docs: {} }],
    get oneofs() {
      onRead();
      return [];
    },
  };
  return object as unknown as ObjectSchema;
}

const search = { declared: () => new Set() } as unknown as Search;

/** How many objects are asked when each of `size` objects declares one property, and each is looked at. */
function askedObjects(size: number): number {
  let asked = 0;
  const objects: ObjectPart[] = Array.from({ length: size }, (_, at) => {
    return { schema: objectWith(`p${at}`, () => (asked += 1)), chain: [] };
  });
  for (let at = 0; at < size; at += 1) {
    expect(propertyParts({ objects, unevaluated: [] }, `p${at}`, search)).toHaveLength(1);
  }
  return asked;
}

/** How many schemas are resolved for a chain of schemas, each of which extends the one before. */
function resolvedSchemas(size: number): number {
  let resolved = 0;
  const chain: Schema[] = Array.from({ length: size }, (_, at) => {
    const own = objectWith(`p${at}`, () => undefined);
    if (at === 0) return own;
    const members: Schema[] = [{ kind: "ref", target: `M${at - 1}`, source, docs: {} }, own];
    return { kind: "intersection", members, source, docs: {} } as unknown as Schema;
  });
  const at = (target: string) => chain[Number(target.slice(1))] as Schema;
  const resolve = (schema: Schema): Schema => {
    resolved += 1;
    return schema.kind === "ref" ? at(schema.target) : schema;
  };
  const schemas = { get: (id: string) => ({ schema: at(id) }), resolve } as unknown as NamedSchemas;
  for (const schema of chain) {
    if (schema.kind === "intersection") {
      expect(withArraysMerged(schema.members, schemas)).toBe(schema.members);
    }
  }
  return resolved;
}

describe("work grows with the document, and no faster", () => {
  it("for objects that hold together, each with a property of its own", () => {
    expect(askedObjects(2000) / askedObjects(1000)).toBeLessThan(2.1);
  });

  it("for schemas that extend one another", () => {
    expect(resolvedSchemas(600) / resolvedSchemas(300)).toBeLessThan(2.1);
  });
});
