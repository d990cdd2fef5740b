import type { Json, JsonObject } from "./wrap.js";

const draft4 = "http://json-schema.org/draft-04/schema#/";

/**
 * The meta-schema of Swagger 2.0 with its alternatives told apart by one property each, so that what is
 * wrong with a parameter is said of the kind of parameter that it is, and with what it refers to of draft
 * 4's own meta-schema among its definitions.
 */
export function joinSwagger(swagger: JsonObject, draft4Schema: JsonObject): JsonObject {
  const { definitions, ...root } = withLocalReferences(swagger) as JsonObject;
  const own = definitions as Readonly<Record<string, JsonObject>>;
  return {
    ...root,
    definitions: {
      ...draft4Definitions(draft4Schema),
      ...own,
      ...parametersByPlace(own),
      ...securityByType(own),
    },
  };
}

/** Those under names of their own. None of the keywords in question holds a schema. */
function draft4Definitions({ properties, definitions }: JsonObject): JsonObject {
  const all = { ...(properties as JsonObject), ...(definitions as JsonObject) };
  const needed = Object.entries(all).filter(([, schema]) => {
    return !/"#"|schemaArray/.test(JSON.stringify(schema));
  });
  return Object.fromEntries(
    needed.map(([name, schema]) => [
      `draft4_${name}`,
      withLocalReferences(schema, "#/definitions/"),
    ]),
  );
}

function withLocalReferences(value: Json, base = draft4): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withLocalReferences(item, base));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, member]) => {
      const isMoved = key === "$ref" && typeof member === "string" && member.startsWith(base);
      if (!isMoved) return [key, withLocalReferences(member, base)];
      return [key, `#/definitions/draft4_${member.split("/").at(-1) ?? ""}`];
    }),
  );
}

/** `nonBodyParameter` has its own alternatives: the five are one choice, by `in`. */
function parametersByPlace(definitions: Readonly<Record<string, JsonObject>>): JsonObject {
  const { type, required, oneOf } = definitions["nonBodyParameter"] ?? {};
  const others = oneOf as readonly JsonObject[];
  const sharpened = others.map(({ $ref }) => {
    const name = ($ref as string).split("/").at(-1) ?? "";
    const own = definitions[name] ?? {};
    const all = [required, own["required"] ?? []].flat() as readonly Json[];
    return [name, { type, ...own, required: all }] as const;
  });
  const parameter = { oneOf: [{ $ref: "#/definitions/bodyParameter" }, ...others] };
  return { ...Object.fromEntries(sharpened), parameter } as JsonObject;
}

/** The four of OAuth 2 are one choice by `flow`, within the choice by `type`. */
function securityByType(definitions: Readonly<Record<string, JsonObject>>): JsonObject {
  const schemes = definitions["securityDefinitions"]?.["additionalProperties"] as JsonObject;
  const all = schemes["oneOf"] as readonly JsonObject[];
  const isFlow = ({ $ref }: JsonObject) => ($ref as string).includes("oauth2");
  const oauth2 = {
    type: "object",
    required: ["type", "flow"],
    properties: { type: { enum: ["oauth2"] } },
    oneOf: all.filter(isFlow),
  };
  const oneOf = [
    ...all.filter((scheme) => !isFlow(scheme)),
    { $ref: "#/definitions/oauth2Security" },
  ];
  return {
    oauth2Security: oauth2,
    securityDefinitions: { type: "object", additionalProperties: { oneOf } },
  };
}
