import type { StringSchema } from "../../model/model.js";
import { missingPaths, type MaskSide } from "../../model/mask-paths.js";
import { noted, refuted, type Conjunction, type DifferenceOptions } from "../scope.js";
import type { Scope, Steps } from "../scope.js";
import type { SchemaModel } from "./schema-model.js";

/** A list of paths is cut after these. */
const mostPaths = 5;

/** A string that is a field mask, in its document. */
interface Mask extends MaskSide {
  /** The key of the message that it is about. */
  readonly key: string;
  readonly checked: boolean;
}

/**
 * Compares field masks (`x-field-mask`). Those that are only sent refuse paths that do not exist, which the
 * comparison proves. For others any text is valid, and only generated code changes.
 */
export function* compareMasks(
  scope: Scope,
  strings: readonly StringSchema[],
  accepted: StringSchema,
): Steps {
  const masks = strings.flatMap((part) => maskOf(part, scope.sent) ?? []);
  const before = masks.find(({ checked }) => checked) ?? masks[0];
  const after = maskOf(accepted, scope.accepted);
  if (before === undefined && after === undefined) return;
  const options = { keys: ["x-field-mask"], detail: after?.key ?? before?.key ?? "" };
  if (after?.checked === true && before?.checked !== true) {
    const codes = ["field-mask-checked", "field-mask-unchecked"] as const;
    return yield refuted(scope, codes, strings, accepted, options);
  }
  const [sent] = strings;
  if (sent === undefined || (before?.checked === true && after?.checked !== true)) return;
  if (before === undefined) yield* noted(scope, "field-mask-added", sent, accepted, options);
  else if (after === undefined) yield* noted(scope, "field-mask-removed", sent, accepted, options);
  else yield* comparePaths(scope, strings, accepted, [before, after]);
}

function* comparePaths(
  scope: Scope,
  strings: Conjunction,
  accepted: StringSchema,
  [before, after]: readonly [Mask, Mask],
): Steps {
  const [sent] = strings;
  if (sent === undefined) return;
  const about = (detail: string): DifferenceOptions => ({ keys: ["x-field-mask"], detail });
  if (before.key !== after.key) {
    const detail = about(`${before.key} -> ${after.key}`);
    yield* noted(scope, "field-mask-message-changed", sent, accepted, detail);
  }
  const lost = missingPaths(before, after);
  const codes = ["field-mask-path-removed", "field-mask-path-added"] as const;
  if (after.checked) {
    if (lost.length > 0) yield refuted(scope, codes, strings, accepted, about(listed(lost)));
    return;
  }
  const gained = missingPaths(after, before);
  const [removed, added] = codes;
  if (lost.length > 0) yield* noted(scope, removed, sent, accepted, about(listed(lost)));
  if (gained.length > 0) yield* noted(scope, added, sent, accepted, about(listed(gained)));
}

/** Undefined where validators and types see an ordinary string. */
function maskOf({ fieldMask }: StringSchema, { masks, api }: SchemaModel): Mask | undefined {
  if (fieldMask === undefined || masks.table(fieldMask.message) === undefined) return undefined;
  const { message, checked } = fieldMask;
  const key = api.schemas.find(({ id }) => id === message)?.key ?? message;
  return { tables: masks, message, key, checked };
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, mostPaths).map((path) => `\`${path}\``);
  const more = paths.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
