import type { Findings } from "../findings/diagnostics.js";
import { evaluatedBy } from "../model/evaluated.js";
import type { NamedSchema, Schema } from "../model/model.js";
import { walkSchema } from "../model/visit.js";

/** Reports `unevaluated…` keywords that are not checked because they have too many cases. */
export function reportAbandoned(schemas: readonly NamedSchema[], findings: Findings): void {
  const byId = new Map(schemas.map(({ id, schema }) => [id, schema]));
  const named = (id: string): Schema => byId.get(id) ?? { kind: "any", source: id, docs: {} };
  for (const { schema } of schemas) {
    for (const node of walkSchema(schema)) {
      if (node.kind !== "unevaluated") continue;
      if (evaluatedBy(node.base, node.of, named).abandoned !== true) continue;
      const keyword = node.of === "properties" ? "unevaluatedProperties" : "unevaluatedItems";
      const message = `\`${keyword}\` is not checked here: it has too many combinations with the alternatives beside it.`;
      findings.report("unsupported-keyword", message, {
        pointer: `${node.source}/${keyword}`,
        at: "key",
      });
    }
  }
}
