import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import { describeMessage, type MessageTools } from "./describe-message.js";
import {
  hasSpecialJson,
  type DescriptorFacts,
  type ProtoMessage,
  type ProtoMethod,
} from "./descriptor-facts.js";
import { fitOf } from "./fit.js";
import { isMask, maskTarget } from "./mask-target.js";
import type { Path } from "./overlay.js";
import { declaredNames, listOf, type SchemaPlace } from "./schema-parts.js";

const httpMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/**
 * Writes what is known of the RPCs behind operations: whether they are deprecated, into bodies that stand in place, which plugins
 * make of a message without the fields that are in the path, and into masks among the parameters.
 */
export function describeOperations(facts: DescriptorFacts, tools: MessageTools): void {
  const methods = methodsByName(facts.methods);
  const paths = ownValue(tools.document, "paths");
  for (const [path, item] of Object.entries(isJsonObject(paths) ? paths : {})) {
    if (!isJsonObject(item)) continue;
    for (const httpMethod of httpMethods) {
      const operation = ownValue(item, httpMethod);
      const method = isJsonObject(operation) ? methodOf(operation, methods) : undefined;
      if (!isJsonObject(operation) || method === undefined) continue;
      describeOperation({ path: ["paths", path, httpMethod], schema: operation }, method, tools);
    }
  }
}

/** By what plugins make operationIds of; names that several methods have are left out. */
function methodsByName(methods: readonly ProtoMethod[]): ReadonlyMap<string, ProtoMethod> {
  const byName = new Map<string, ProtoMethod>();
  const shared = new Set<string>();
  for (const method of methods) {
    const { service, name } = method;
    const last = service.slice(service.lastIndexOf(".") + 1);
    for (const key of new Set([
      `${service}.${name}`,
      `${service}_${name}`,
      `${last}_${name}`,
      name,
    ])) {
      if (byName.has(key)) shared.add(key);
      byName.set(key, method);
    }
  }
  for (const key of shared) byName.delete(key);
  return byName;
}

/** Further bindings of one RPC have a number behind the name: `Orders_Update2`. */
function methodOf(
  operation: JsonObject,
  methods: ReadonlyMap<string, ProtoMethod>,
): ProtoMethod | undefined {
  const names = [ownValue(operation, "x-rpc"), ownValue(operation, "operationId")].filter(
    (name) => typeof name === "string",
  );
  const found = [...names, ...names.map((name) => name.replace(/\d{1,9}$/, ""))];
  return found.map((name) => methods.get(name)).find((method) => method !== undefined);
}

function describeOperation(
  { path, schema: operation }: SchemaPlace,
  { input, output, deprecated }: ProtoMethod,
  tools: MessageTools,
): void {
  if (deprecated && !Object.hasOwn(operation, "deprecated")) {
    tools.overlay.set(path, "deprecated", true);
  }
  const request = ownValue(operation, "requestBody");
  if (isJsonObject(request)) describeContent([...path, "requestBody"], request, input, tools);
  const responses = ownValue(operation, "responses");
  for (const [status, response] of Object.entries(isJsonObject(responses) ? responses : {})) {
    if (!isJsonObject(response)) continue;
    describeContent([...path, "responses", status], response, output, tools);
  }
  const message = tools.messages.get(input);
  if (message !== undefined) describeMaskParameter({ path, schema: operation }, message, tools);
}

function describeContent(
  path: Path,
  holder: JsonObject,
  fullName: string,
  tools: MessageTools,
): void {
  const content = ownValue(holder, "content");
  for (const [mediaType, value] of Object.entries(isJsonObject(content) ? content : {})) {
    const schema = isJsonObject(value) ? ownValue(value, "schema") : undefined;
    if (!isJsonObject(schema) || Object.hasOwn(schema, "$ref")) continue;
    const place = { path: [...path, "content", mediaType, "schema"], schema };
    const message = bodyMessage(place, fullName, tools);
    if (message !== undefined) describeMessage(place, message, tools);
  }
}

/** The message itself, or the one of its fields that the binding sends as the body (google.api.http). */
function bodyMessage(
  place: SchemaPlace,
  fullName: string,
  tools: MessageTools,
): ProtoMessage | undefined {
  const names = declaredNames(place, tools);
  const whole = tools.messages.get(fullName);
  if (names.size === 0 || whole === undefined) return undefined;
  const inner = whole.fields.flatMap(({ message }) => tools.messages.get(message ?? "") ?? []);
  const fitting = [...new Set([whole, ...inner])]
    .filter((message) => !hasSpecialJson(message.fullName))
    .map((message) => ({ message, ...fitOf(names, message) }))
    .filter(({ rank }) => rank === 3)
    .sort((a, b) => a.missing - b.missing);
  const [first, second] = fitting;
  return first?.missing === second?.missing ? undefined : first?.message;
}

/** With `body: "book"` the mask of the request is in the query. */
function describeMaskParameter(
  { path, schema: operation }: SchemaPlace,
  message: ProtoMessage,
  tools: MessageTools,
): void {
  const mask = message.fields.find(isMask);
  const target = maskTarget(message, tools.keyOf);
  if (mask === undefined || target === undefined) return;
  listOf(operation, "parameters").forEach((parameter, index) => {
    if (!isJsonObject(parameter) || ownValue(parameter, "in") !== "query") return;
    const schema = ownValue(parameter, "schema");
    const name = ownValue(parameter, "name");
    if (name !== mask.jsonName && name !== mask.name) return;
    if (!isJsonObject(schema) || ownValue(schema, "type") !== "string") return;
    if (Object.hasOwn(schema, "x-field-mask")) return;
    tools.overlay.set([...path, "parameters", String(index), "schema"], "x-field-mask", target);
  });
}
