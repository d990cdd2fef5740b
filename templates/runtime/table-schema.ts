import { listResult } from "./list-result.js";
import type { Node } from "./node.js";
import { standardSchema, type StandardSchemaV1 } from "./standard-schema.js";

/** A schema without a validator of its own: its table alone tells whether there is anything wrong. */
export function tableSchema(
  table: () => Node,
): StandardSchemaV1<unknown, unknown> {
  let node: Node | undefined;
  return standardSchema<unknown>((value) =>
    listResult<unknown>(value, (node ??= table())),
  );
}
