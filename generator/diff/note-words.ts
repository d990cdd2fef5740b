import type { Docs, Schema } from "../model/model.js";
import { canonicalJson } from "../json/json.js";
import { noted, type Scope, type Steps } from "./scope.js";

/** Something that a document describes, and what it is. */
export interface Described {
  readonly docs: Docs;
  readonly schema: Schema;
}

/** Notes differences in texts and annotations. */
export function* noteWords(scope: Scope, from: Described | undefined, to: Described): Steps {
  if (from === undefined || scope.proving || !scope.fromBase) return;
  const [before, after] = [from.docs, to.docs];
  const note = (code: Parameters<typeof noted>[1], options: object): Steps =>
    noted(scope, code, from.schema, to.schema, options);
  if (before.deprecated !== after.deprecated) {
    const code = after.deprecated === true ? "deprecation-added" : "deprecation-removed";
    yield* note(code, { keys: ["deprecated"] });
  }
  if (textOf(before.default) !== textOf(after.default)) {
    const values = { sent: textOf(before.default), accepted: textOf(after.default) };
    yield* note("default-changed", { keys: ["default"], ...values });
  }
  const words = (docs: Docs) => [docs.title, docs.summary, docs.description, docs.deprecation];
  if (JSON.stringify(words(before)) !== JSON.stringify(words(after))) {
    yield* note("documentation-changed", { keys: ["description"] });
  }
}

function textOf(value: Docs["default"]): string {
  return value === undefined ? "none" : canonicalJson(value);
}
