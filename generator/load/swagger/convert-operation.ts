import {
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer, rootPointer } from "../../json/pointer.js";
import { omit, type Conversion, type SwaggerPart } from "./conversion.js";
import { convertParameter } from "./convert-parameter.js";
import { convertBody, convertForm } from "./convert-request-body.js";
import { convertResponse } from "./convert-response.js";
import { convertServers, schemesOf } from "./convert-servers.js";
import { mediaTypesOf } from "./media-types.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

const foreign = ["requestBody", "callbacks", "servers"];
const foreignOfItem = ["trace", "query", "additionalOperations", "servers"];

const moved: ReadonlySet<string> = new Set([
  ...["parameters", "responses", "consumes", "produces", "schemes"],
  ...foreign,
]);

/** A Path Item Object. It keeps its place; its body parameters become those of its operations. */
export function convertPathItem(part: SwaggerPart, conversion: Conversion): JsonObject {
  const { value, origin } = part;
  const shared = readParameters(part, conversion);
  conversion.reportForeign(part, foreignOfItem);
  const item: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const at = appendPointer(origin, key);
    if (key === "parameters" && Array.isArray(member)) {
      const others = convertOthers(shared, at, conversion);
      if (others.length > 0) setOwn(item, key, others);
    } else if (methods.includes(key) && isJsonObject(member)) {
      setOwn(item, key, convertOperation({ value: member, origin: at }, shared, conversion));
    } else if (!foreignOfItem.includes(key)) setOwn(item, key, member);
  }
  return item;
}

interface Parameter {
  /** The value as written, which may be a reference. */
  readonly written: JsonValue;
  readonly origin: Pointer;
  /** The parameter itself, or the target of the reference. */
  readonly part: SwaggerPart | undefined;
}

function readParameters(owner: SwaggerPart, conversion: Conversion): readonly Parameter[] {
  const list = ownValue(owner.value, "parameters");
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).map((written, index) => {
    const origin = appendPointer(owner.origin, "parameters", index);
    return { written, origin, part: conversion.resolve(written, origin) };
  });
}

function placeOf({ part }: Parameter): JsonValue | undefined {
  return part && ownValue(part.value, "in");
}

function isBody(parameter: Parameter): boolean {
  const place = placeOf(parameter);
  return place === "body" || place === "formData";
}

/** The parameters that stay parameters, at their new places in the list `to`. */
function convertOthers(
  parameters: readonly Parameter[],
  to: Pointer,
  conversion: Conversion,
): JsonValue[] {
  const others = parameters.filter((parameter) => !isBody(parameter));
  return others.map(({ written, origin, part }, index) => {
    const at = appendPointer(to, index);
    if (part?.origin === origin) return convertParameter(part, at, conversion);
    conversion.moves.add(origin, at);
    return isJsonObject(written) ? { ...written } : written;
  });
}

function convertOperation(
  operation: SwaggerPart,
  shared: readonly Parameter[],
  conversion: Conversion,
): JsonObject {
  const { value, origin } = operation;
  const own = readParameters(operation, conversion);
  conversion.reportForeign(operation, foreign);
  const parameters = convertOthers(own, appendPointer(origin, "parameters"), conversion);
  const requestBody = bodyOf(operation, own, shared, conversion);
  const schemes = schemesOf(value);
  const servers =
    schemes === undefined || ownValue(conversion.root, "host") === undefined
      ? undefined
      : convertServers(schemes, appendPointer(origin, "servers"), conversion);
  const responses = ownValue(value, "responses");
  const listed = ownValue(value, "parameters");
  return {
    ...omit(value, moved),
    ...(parameters.length > 0 ? { parameters } : {}),
    // A value that is not a list is kept, and reported by the checks of the document.
    ...(listed === undefined || Array.isArray(listed) ? {} : { parameters: listed }),
    ...(requestBody === undefined ? {} : { requestBody }),
    ...(servers === undefined ? {} : { servers }),
    ...(responses === undefined
      ? {}
      : { responses: responsesOf(operation, responses, conversion) }),
  };
}

/** The body, or all form fields. Those of the operation take precedence over those of the path. */
function bodyOf(
  { value, origin }: SwaggerPart,
  own: readonly Parameter[],
  shared: readonly Parameter[],
  conversion: Conversion,
): JsonObject | undefined {
  const to = appendPointer(origin, "requestBody");
  const consumes = mediaTypesOf(value, "consumes", conversion);
  const forms = formFields([...shared, ...own]);
  const ownForms = own.some((parameter) => placeOf(parameter) === "formData");
  const bodies = [...own, ...(ownForms ? [] : shared)].filter((each) => placeOf(each) === "body");
  const [body] = bodies;
  if (body?.part !== undefined) {
    const unused = own.find((each) => each !== body && isBody(each));
    if (unused !== undefined) reportSecondBody(unused, conversion);
    const { written, part } = body;
    const isSame = sameTypes(consumes, mediaTypesOf(conversion.root, "consumes", conversion));
    if (part.origin === body.origin || !isSame || !isShared(part.origin, "parameters")) {
      return convertBody(part, consumes, to, conversion);
    }
    conversion.moves.add(body.origin, to);
    return { ...(written as JsonObject) };
  }
  return forms.length === 0 ? undefined : convertForm(forms, consumes, to, conversion);
}

function reportSecondBody({ origin }: Parameter, conversion: Conversion): void {
  conversion.problem({
    code: "invalid-document",
    message: "An operation has one body: there is another parameter `in: body`, which is used.",
    fix: "Remove one of them; a form consists of `formData` parameters only.",
    harmless: true,
    origin,
  });
}

/** The last one of each name is used: those of the operation come after those of the path. */
function formFields(parameters: readonly Parameter[]): readonly SwaggerPart[] {
  const fields = new Map<JsonValue | undefined, SwaggerPart>();
  for (const parameter of parameters) {
    const { part } = parameter;
    if (part === undefined || placeOf(parameter) !== "formData") continue;
    fields.set(ownValue(part.value, "name"), part);
  }
  return [...fields.values()];
}

function responsesOf(
  { value, origin }: SwaggerPart,
  responses: JsonValue,
  conversion: Conversion,
): JsonValue {
  if (!isJsonObject(responses)) return responses;
  const produces = mediaTypesOf(value, "produces", conversion);
  const isSame = sameTypes(produces, mediaTypesOf(conversion.root, "produces", conversion));
  const converted: JsonObject = {};
  for (const [status, written] of Object.entries(responses)) {
    const at = appendPointer(origin, "responses", status);
    const part = status.startsWith("x-") ? undefined : conversion.resolve(written, at);
    // A shared response has the media types of the document; an operation may have others.
    const isReference =
      part !== undefined &&
      part.origin !== at &&
      isShared(part.origin, "responses") &&
      (isSame || ownValue(part.value, "schema") === undefined);
    const copy = isJsonObject(written) ? { ...written } : written;
    const made =
      part === undefined || isReference ? copy : convertResponse(part, produces, at, conversion);
    setOwn(converted, status, made);
  }
  return converted;
}

function sameTypes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((type, index) => type === others[index]);
}

/** Whether the place is an entry of a section of the root, and so becomes a component. */
function isShared(origin: Pointer, section: string): boolean {
  const start = `${appendPointer(rootPointer, section)}/`;
  return origin.startsWith(start) && !origin.slice(start.length).includes("/");
}
