import type { LiteralSchema, ObjectSchema, Schema } from "../model/model.js";
import { noteWords } from "./note-words.js";
import { noted, type Scope, type Steps } from "./scope.js";
import { propertiesOf } from "../model/visit.js";
import { compareMasks } from "./schemas/compare-masks.js";
import { noteRenamed } from "./schemas/note-oneofs.js";
import { shapeOf } from "./schemas/schema-shape.js";

/** Notes differences in annotations between two schemas that accept the same values. */
export function* annotate(scope: Scope, sent: Schema, accepted: Schema): Steps {
  if (scope.proving || !scope.fromBase) return;
  yield* noteWords(
    scope,
    { docs: sent.docs, schema: sent },
    { docs: accepted.docs, schema: accepted },
  );
  if (sent.kind === "literal" && accepted.kind === "literal") {
    yield* noteValues(scope, sent, accepted);
  }
  if (sent.kind === "object" && accepted.kind === "object") {
    yield* noteProperties(scope, sent, accepted);
  }
  if (sent.kind === "string" && accepted.kind === "string") {
    yield* compareMasks(scope, [sent], accepted);
  }
  yield* noteFormat(scope, sent, accepted);
  const children = shapeOf(accepted, scope.accepted).children;
  for (const [at, [, child]] of shapeOf(sent, scope.sent).children.entries()) {
    const other = children[at]?.[1];
    if (other !== undefined) yield* scope.compare([child], other);
  }
}

/** Open enums can accept the same values, but list different ones. */
function* noteValues(scope: Scope, sent: LiteralSchema, accepted: LiteralSchema): Steps {
  const listed = (values: LiteralSchema["values"], other: LiteralSchema) =>
    values.filter((value) => !other.values.includes(value)).map((value) => JSON.stringify(value));
  const added = listed(accepted.values, sent);
  const removed = listed(sent.values, accepted);
  const keys = ["enum"];
  if (added.length > 0) {
    yield* noted(scope, "enum-value-added", sent, accepted, { keys, detail: added.join(", ") });
  }
  if (removed.length > 0) {
    yield* noted(scope, "enum-value-removed", sent, accepted, { keys, detail: removed.join(", ") });
  }
}

function* noteProperties(scope: Scope, sent: ObjectSchema, accepted: ObjectSchema): Steps {
  for (const property of accepted.properties) {
    const match = propertiesOf(sent).get(property.name);
    // Annotations of other properties belong to their schemas, which are compared later.
    if (property.schema.kind === "ref") yield* noteWords(scope, match, property);
  }
  for (const group of accepted.oneofs) {
    const members = [...group.members].sort().join();
    const match = sent.oneofs.find((one) => [...one.members].sort().join() === members);
    if (match === undefined || match.name === group.name) continue;
    yield* noteRenamed(scope, sent, accepted, [match, group]);
  }
}

/** Formats that are not checked: `float`, `password`. */
function* noteFormat(scope: Scope, sent: Schema, accepted: Schema): Steps {
  const isText = sent.kind === "string" && accepted.kind === "string";
  const isNumber = sent.kind === "number" && accepted.kind === "number";
  if (!isText && !isNumber) return;
  const { format: before = "none" } = sent;
  const { format: after = "none" } = accepted;
  const options = { keys: ["format"], sent: before, accepted: after };
  if (before !== after) yield* noted(scope, "format-changed", sent, accepted, options);
}
