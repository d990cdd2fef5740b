import type { Findings } from "../../findings/diagnostics.js";
import { isJsonObject, type JsonObject } from "../../json/json.js";
import { followReference } from "../follow.js";
import type { SecurityRequirement, SecurityScheme } from "../../model/model.js";
import { RawObject } from "../raw.js";

/** The operation's requirements, else the document's (OpenAPI 3.1, 4.8.10.1 `security`). */
export function readSecurity(
  operation: RawObject,
  document: JsonObject,
  findings: Findings,
): SecurityRequirement[] {
  const owner = operation.has("security") ? operation : new RawObject(document, "#", findings);
  return owner.objects("security").map((requirement) =>
    Object.keys(requirement.value)
      .filter((scheme) => !isJsonObject(requirement.get(scheme)))
      .map((scheme) => ({ scheme, scopes: requirement.strings(scheme) })),
  );
}

/** What is declared under `components.securitySchemes`, as far as it can be used. */
export function readSecuritySchemes(root: RawObject, findings: Findings): SecurityScheme[] {
  const declared = root.child("components")?.children("securitySchemes") ?? [];
  return declared.flatMap(([name, raw]) => {
    const scheme = followReference(raw, root.value, findings);
    const form = scheme === undefined ? undefined : readForm(scheme);
    if (scheme === undefined || form === undefined) return [];
    const description = text(scheme, "description");
    return [{ name, ...form, ...(description === undefined ? {} : { description }) }];
  });
}

const places = ["header", "query", "cookie"] as const;

/** `undefined` for what has another form: that is for `validate` to report. */
function readForm(raw: RawObject): Omit<SecurityScheme, "name"> | undefined {
  const type = text(raw, "type");
  switch (type) {
    case "http": {
      const scheme = text(raw, "scheme");
      return scheme === undefined ? undefined : { type, scheme };
    }
    case "apiKey": {
      const place = places.find((candidate) => candidate === raw.get("in"));
      const name = text(raw, "name");
      if (place === undefined || name === undefined) return undefined;
      return { type, parameter: { in: place, name } };
    }
    case "oauth2": {
      const flow = raw.child("flows")?.child("clientCredentials");
      const tokenUrl = flow === undefined ? undefined : text(flow, "tokenUrl");
      return { type, ...(tokenUrl === undefined ? {} : { tokenUrl }) };
    }
    case "openIdConnect":
    case "mutualTLS":
      return { type };
    default:
      return undefined;
  }
}

function text(raw: RawObject, key: string): string | undefined {
  const value = raw.get(key);
  return typeof value === "string" ? value : undefined;
}
