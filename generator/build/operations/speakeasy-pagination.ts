import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import type { PaginationDeclaration } from "../../options/pagination-option.js";

/** A declaration, and where the extension has each of its fields. */
export interface SpeakeasyPagination {
  readonly declaration: PaginationDeclaration;
  readonly places: Readonly<Record<string, readonly (string | number)[]>>;
}

/** Whether it has the form of `x-speakeasy-pagination`. */
export function isSpeakeasyPagination(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && readSpeakeasy(value) !== undefined;
}

/**
 * `x-speakeasy-pagination` as a declaration. `inputs` names the parameters by what they are for, `outputs` has
 * JSONPaths. Undefined for another form.
 */
export function readSpeakeasy(value: JsonObject): SpeakeasyPagination | undefined {
  const type = ownValue(value, "type");
  const given = ownValue(value, "inputs") ?? [];
  const found = ownValue(value, "outputs") ?? {};
  if (!isList(given) || !isJsonObject(found)) return undefined;
  const places: Record<string, readonly (string | number)[]> = {};
  const input = (kind: string): string | undefined => {
    const at = given.findIndex((each) => isJsonObject(each) && ownValue(each, "type") === kind);
    const named = at < 0 ? undefined : given[at];
    const name = isJsonObject(named) ? ownValue(named, "name") : undefined;
    if (typeof name !== "string" || name === "") return undefined;
    places[kind] = ["inputs", at, "name"];
    return name;
  };
  const output = (key: string, field: string): string | undefined => {
    const path = ownValue(found, key);
    if (typeof path !== "string" || path === "") return undefined;
    places[field] = ["outputs", key];
    return path;
  };
  const [items, limit] = [output("results", "items"), input("limit")];
  const list = {
    ...(items === undefined ? {} : { items }),
    ...(limit === undefined ? {} : { limit }),
  };
  const declaration = typed(type, list, input, output);
  return declaration === undefined ? undefined : { declaration, places };
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function typed(
  type: JsonValue | undefined,
  list: { readonly items?: string; readonly limit?: string },
  input: (kind: string) => string | undefined,
  output: (key: string, field: string) => string | undefined,
): PaginationDeclaration | undefined {
  if (type === "cursor") {
    const [cursor, next] = [input("cursor"), output("nextCursor", "next")];
    if (cursor === undefined || next === undefined) return undefined;
    return { type: "cursor", cursor, next, ...list };
  }
  if (type === "url") {
    const next = output("nextUrl", "next");
    return next === undefined ? undefined : { type: "link", next, ...list };
  }
  if (type !== "offsetLimit") return undefined;
  const [page, offset] = [input("page"), input("offset")];
  if (page !== undefined) {
    const totalPages = output("numPages", "totalPages");
    return { type: "page", page, ...(totalPages === undefined ? {} : { totalPages }), ...list };
  }
  return offset === undefined ? undefined : { type: "offset", offset, ...list };
}
