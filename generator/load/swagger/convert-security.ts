import {
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { omit } from "./conversion.js";

const flowFields: ReadonlySet<string> = new Set([
  ...["flow", "authorizationUrl", "tokenUrl", "scopes"],
]);

/** The names that OpenAPI 3 has for the flows of OAuth 2. */
const flowNames: Readonly<Record<string, string>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

/** Converts a Security Scheme Object; unknown types stay as they are. */
export function convertSecurityScheme(scheme: JsonValue): JsonValue {
  if (!isJsonObject(scheme)) return scheme;
  const type = ownValue(scheme, "type");
  if (type === "basic") return { ...scheme, type: "http", scheme: "basic" };
  const flow = ownValue(scheme, "flow");
  if (type !== "oauth2" || typeof flow !== "string") return { ...scheme };
  const name = Object.hasOwn(flowNames, flow) ? flowNames[flow] : undefined;
  const fields: JsonObject = {};
  for (const key of ["authorizationUrl", "tokenUrl"]) {
    const url = ownValue(scheme, key);
    if (url !== undefined) setOwn(fields, key, url);
  }
  setOwn(fields, "scopes", ownValue(scheme, "scopes") ?? {});
  const flows: JsonObject = {};
  setOwn(flows, name ?? flow, fields);
  return { ...omit(scheme, flowFields), flows };
}
