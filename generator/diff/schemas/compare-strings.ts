import { compareMasks } from "./compare-masks.js";
import { stringFormatCheck } from "../../model/formats.js";
import type { StringSchema } from "../../model/model.js";
import type { SchemaModel } from "./schema-model.js";
import { refuted, type Codes, type Conjunction, type Scope, type Steps } from "../scope.js";

/** Compares strings. Whether one pattern or format implies another is not decided. */
export function* compareStrings(scope: Scope, sent: Conjunction, accepted: StringSchema): Steps {
  const strings = sent.flatMap((part) => (part.kind === "string" ? [part] : []));
  yield* compareLength(scope, strings, accepted);
  yield* comparePattern(scope, strings, accepted);
  yield* compareFormat(scope, strings, accepted);
  yield* compareMasks(scope, strings, accepted);
}

type Strings = readonly StringSchema[];

function* compareLength(scope: Scope, strings: Strings, accepted: StringSchema): Steps {
  const { minLength = 0, maxLength = Infinity } = accepted;
  const least = Math.max(0, ...strings.map((part) => part.minLength ?? 0));
  const most = Math.min(...strings.map((part) => part.maxLength ?? Infinity));
  if (least > most) return;
  if (least < minLength) {
    const options = { keys: ["minLength"], sent: least, accepted: minLength };
    yield refuted(scope, ["min-length-raised", "min-length-lowered"], strings, accepted, options);
  }
  if (most > maxLength) {
    const before = most === Infinity ? {} : { sent: most };
    const options = { keys: ["maxLength"], ...before, accepted: maxLength };
    yield refuted(scope, ["max-length-lowered", "max-length-raised"], strings, accepted, options);
  }
}

/** Patterns that any text matches. */
const matchAll: ReadonlySet<string> = new Set(["", ".*", "^", "$", "^.*", ".*$"]);

function* comparePattern(scope: Scope, strings: Strings, accepted: StringSchema): Steps {
  const { pattern } = accepted;
  if (pattern === undefined || matchAll.has(pattern)) return;
  const patterns = strings.flatMap((part) => part.pattern ?? []);
  if (patterns.includes(pattern)) return;
  const [before] = patterns;
  const codes: Codes =
    before === undefined
      ? ["pattern-added", "pattern-removed"]
      : ["pattern-changed", "pattern-changed"];
  const sentValue = before === undefined ? {} : { sent: before };
  const options = { keys: ["pattern"], ...sentValue, accepted: pattern };
  yield refuted(scope, codes, strings, accepted, options);
}

function* compareFormat(scope: Scope, strings: Strings, accepted: StringSchema): Steps {
  const wanted = checkOf(accepted, scope.accepted);
  if (wanted === undefined) return;
  if (strings.some((part) => checkOf(part, scope.sent) === wanted)) return;
  const [before] = strings.flatMap(({ format }) => format ?? []);
  const codes: Codes =
    before === undefined
      ? ["format-added", "format-removed"]
      : ["format-changed", "format-changed"];
  const sentValue = before === undefined ? {} : { sent: before };
  const options = { keys: ["format"], ...sentValue, accepted: accepted.format ?? "none" };
  yield refuted(scope, codes, strings, accepted, options);
}

/** The check of a format; that of `duration` depends on whether the document is ProtoJSON. */
function checkOf({ format }: StringSchema, { api }: SchemaModel): string | undefined {
  return format === undefined ? undefined : stringFormatCheck(format, api.protojson);
}
