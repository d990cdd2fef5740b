import type { JsonSchema } from "./json-schema-part.js";
import { ownFields } from "./own.js";

/**
 * A schema of draft 2020-12, whose inner schemas are done, in the words of draft-07.
 *
 * @throws Error - where draft-07 has no words for it.
 */
export function forDraft07(schema: JsonSchema): JsonSchema {
  const { dependentRequired, dependentSchemas, ...others } = ownFields(
    withoutSiblings(schema),
  );
  const dependencies = {
    ...(dependentRequired as object | undefined),
    ...(dependentSchemas as object | undefined),
  };
  const both = Object.keys((dependentRequired ?? {}) as object).filter((name) =>
    Object.hasOwn((dependentSchemas ?? {}) as object, name),
  );
  for (const name of both) {
    const required = (dependentRequired as JsonSchema)[name];
    const also = (dependentSchemas as JsonSchema)[name];
    Object.assign(dependencies, { [name]: { allOf: [{ required }, also] } });
  }
  return arrayRules({
    ...others,
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
  });
}

/** Beside a `$ref` nothing counts there. */
function withoutSiblings(schema: JsonSchema): JsonSchema {
  const { $ref, allOf, ...others } = ownFields(schema);
  if ($ref === undefined || Object.keys(schema).length === 1) return schema;
  return {
    ...others,
    allOf: [{ $ref }, ...((allOf ?? []) as readonly unknown[])],
  };
}

function arrayRules(schema: JsonSchema): JsonSchema {
  const { prefixItems, items, contains, minContains, maxContains, ...others } =
    ownFields(schema);
  for (const name of ["unevaluatedProperties", "unevaluatedItems"]) {
    if (Object.hasOwn(others, name)) refuse(name);
  }
  if (maxContains !== undefined) refuse("maxContains");
  if (typeof minContains === "number" && minContains > 1) refuse("minContains");
  return {
    ...others,
    ...(prefixItems === undefined
      ? items !== undefined && { items }
      : {
          items: prefixItems,
          ...(items !== undefined && { additionalItems: items }),
        }),
    // At least none of them: no rule.
    ...(contains !== undefined && minContains !== 0 && { contains }),
  };
}

function refuse(keyword: string): never {
  throw new Error(
    `JSON Schema draft-07 has no words for \`${keyword}\`; ask for draft-2020-12.`,
  );
}
