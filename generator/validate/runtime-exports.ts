import * as base64 from "../../templates/runtime/base64.js";
import * as dateTime from "../../templates/runtime/date-time.js";
import * as duration from "../../templates/runtime/duration.js";
import * as email from "../../templates/runtime/email.js";
import * as explainAll from "../../templates/runtime/explain-all.js";
import * as explainArray from "../../templates/runtime/explain-array.js";
import * as explainIf from "../../templates/runtime/explain-if.js";
import * as explainLiteral from "../../templates/runtime/explain-literal.js";
import * as explainChoice from "../../templates/runtime/explain-choice.js";
import * as explainNot from "../../templates/runtime/explain-not.js";
import * as explainNumber from "../../templates/runtime/explain-number.js";
import * as explainObjectRules from "../../templates/runtime/explain-object-rules.js";
import * as explainFields from "../../templates/runtime/explain-fields.js";
import * as explainObject from "../../templates/runtime/explain-object.js";
import * as explainRecursive from "../../templates/runtime/explain-recursive.js";
import * as explainReference from "../../templates/runtime/explain-reference.js";
import * as explainString from "../../templates/runtime/explain-string.js";
import * as explainTagged from "../../templates/runtime/explain-tagged.js";
import * as explainTaggedOr from "../../templates/runtime/explain-tagged-or.js";
import * as explainUntagged from "../../templates/runtime/explain-untagged.js";
import * as explainUnevaluatedItems from "../../templates/runtime/explain-unevaluated-items.js";
import * as explainUnevaluatedProperties from "../../templates/runtime/explain-unevaluated-properties.js";
import * as explainUnion from "../../templates/runtime/explain-union.js";
import * as explainEnum from "../../templates/runtime/explain-enum.js";
import * as fieldMask from "../../templates/runtime/field-mask.js";
import * as explainFormat from "../../templates/runtime/explain-format.js";
import * as explainItems from "../../templates/runtime/explain-items.js";
import * as explainMap from "../../templates/runtime/explain-map.js";
import * as explainNullable from "../../templates/runtime/explain-nullable.js";
import * as explainOneof from "../../templates/runtime/explain-oneof.js";
import * as hostname from "../../templates/runtime/hostname.js";
import * as int64 from "../../templates/runtime/int64.js";
import * as ip from "../../templates/runtime/ip.js";
import * as jsonPointer from "../../templates/runtime/json-pointer.js";
import * as multipleOf from "../../templates/runtime/multiple-of.js";
import * as plainNodes from "../../templates/runtime/plain-nodes.js";
import * as regex from "../../templates/runtime/regex.js";
import * as unique from "../../templates/runtime/unique.js";
import * as uriTemplate from "../../templates/runtime/uri-template.js";
import * as uri from "../../templates/runtime/uri.js";
import * as uuid from "../../templates/runtime/uuid.js";

/** What tables of the error pass may name, by export. */
const exports: Readonly<Record<string, unknown>> = {
  ...base64,
  ...dateTime,
  ...duration,
  ...email,
  ...explainAll,
  ...explainArray,
  ...explainIf,
  ...explainLiteral,
  ...explainChoice,
  ...explainNot,
  ...explainNumber,
  ...explainObjectRules,
  ...explainFields,
  ...explainObject,
  ...explainRecursive,
  ...explainReference,
  ...explainString,
  ...explainTagged,
  ...explainTaggedOr,
  ...explainUntagged,
  ...explainUnevaluatedItems,
  ...explainUnevaluatedProperties,
  ...explainUnion,
  ...explainEnum,
  ...explainFormat,
  ...fieldMask,
  ...explainItems,
  ...explainMap,
  ...explainNullable,
  ...explainOneof,
  ...hostname,
  ...int64,
  ...ip,
  ...jsonPointer,
  ...multipleOf,
  ...plainNodes,
  ...regex,
  ...unique,
  ...uriTemplate,
  ...uri,
  ...uuid,
};

/** The export of the runtime that a table names. Throws on a name that there is none of: our bug. */
export function runtimeExport(name: string): unknown {
  const found = exports[name];
  if (found === undefined) throw new Error(`The runtime has no export ${name}.`);
  return found;
}
