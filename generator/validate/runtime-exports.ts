import * as base64 from "../../templates/runtime/formats.js";
import * as dateTime from "../../templates/runtime/formats.js";
import * as duration from "../../templates/runtime/formats.js";
import * as email from "../../templates/runtime/formats.js";
import * as explainAll from "../../templates/runtime/check-unions.js";
import * as explainArray from "../../templates/runtime/check-objects.js";
import * as explainIf from "../../templates/runtime/check-unions.js";
import * as explainLiteral from "../../templates/runtime/check-values.js";
import * as explainChoice from "../../templates/runtime/check-unions.js";
import * as explainNot from "../../templates/runtime/check-unions.js";
import * as explainNumber from "../../templates/runtime/check-values.js";
import * as explainObjectRules from "../../templates/runtime/check-objects.js";
import * as explainFields from "../../templates/runtime/check-objects.js";
import * as explainObject from "../../templates/runtime/check-objects.js";
import * as explainRecursive from "../../templates/runtime/validate.js";
import * as explainReference from "../../templates/runtime/validate.js";
import * as explainString from "../../templates/runtime/check-values.js";
import * as explainTagged from "../../templates/runtime/check-unions.js";
import * as explainTaggedOr from "../../templates/runtime/check-unions.js";
import * as explainUntagged from "../../templates/runtime/check-unions.js";
import * as explainUnevaluatedItems from "../../templates/runtime/check-unevaluated.js";
import * as explainUnevaluatedProperties from "../../templates/runtime/check-unevaluated.js";
import * as explainUnion from "../../templates/runtime/check-unions.js";
import * as explainEnum from "../../templates/runtime/check-values.js";
import * as fieldMask from "../../templates/runtime/field-mask.js";
import * as explainFormat from "../../templates/runtime/formats.js";
import * as explainItems from "../../templates/runtime/check-objects.js";
import * as explainMap from "../../templates/runtime/check-objects.js";
import * as explainNullable from "../../templates/runtime/check-unions.js";
import * as explainOneof from "../../templates/runtime/check-objects.js";
import * as hostname from "../../templates/runtime/formats.js";
import * as int64 from "../../templates/runtime/formats.js";
import * as ip from "../../templates/runtime/formats.js";
import * as jsonPointer from "../../templates/runtime/formats.js";
import * as multipleOf from "../../templates/runtime/check-values.js";
import * as plainNodes from "../../templates/runtime/check-values.js";
import * as regex from "../../templates/runtime/formats.js";
import * as unique from "../../templates/runtime/check-values.js";
import * as uriTemplate from "../../templates/runtime/formats.js";
import * as uri from "../../templates/runtime/formats.js";
import * as uuid from "../../templates/runtime/formats.js";

/** The exports of the runtime that tables of the error pass may use. */
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

/** The export of the runtime with this name. Throws on an unknown name, which is a bug. */
export function runtimeExport(name: string): unknown {
  const found = exports[name];
  if (found === undefined) throw new Error(`The runtime has no export ${name}.`);
  return found;
}
