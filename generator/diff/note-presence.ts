import type { Schema } from "../model/model.js";
import { hiddenCode } from "./hidden-code.js";
import { noteWords } from "./note-words.js";
import { noted, type Conjunction, type Scope, type Steps } from "./scope.js";
import { noPlace } from "./schemas/synthetic-schemas.js";
import { objectsOf } from "./schemas/sent-object.js";
import { propertiesOf } from "../model/visit.js";

/** Notes added and removed properties. The comparison decides whether they break anything. */
export function* notePresence(scope: Scope, sent: Conjunction, accepted: readonly Schema[]): Steps {
  if (!scope.fromBase) return;
  const [from] = sent.filter(({ source }) => source !== noPlace);
  const [to] = accepted;
  if (from !== undefined && to !== undefined && accepted.length === 1) {
    yield* noteWords(scope, { docs: from.docs, schema: from }, { docs: to.docs, schema: to });
  }
  const before = objectsOf(sent).filter(({ source }) => source !== noPlace);
  const after = objectsOf(accepted);
  const [first] = before;
  const [last] = after;
  if (first === undefined || last === undefined) return;
  const isIn = (objects: ReturnType<typeof objectsOf>, name: string): boolean =>
    objects.some((object) => propertiesOf(object).has(name));
  for (const object of before) {
    for (const { name } of object.properties) {
      if (isIn(after, name)) continue;
      const code = hiddenCode(scope, after, name);
      yield* noted(scope, code, object, last, { keys: ["properties", name], name });
    }
  }
  for (const object of after) {
    for (const { name, required } of object.properties) {
      if (isIn(before, name)) continue;
      const code = required ? "required-property-added" : "property-added";
      yield* noted(scope, code, first, object, { keys: ["properties", name], name });
    }
  }
}
