import { isJsonObject, type JsonValue } from "../json/json.js";

/** `2.0`, `3.0`, `3.1` or `3.2`. */
export type Version = string;

/** An object of the specification, with its fields. */
export interface ObjectKind {
  /** The name in sentences: `an operation`. */
  readonly noun: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** The kind of the entries, in maps such as `paths`. */
  readonly entries?: string;
}

interface Field {
  /** The kind of the field's value, or of the entries of its list or map. */
  readonly holds?: string;
  readonly as: "one" | "list" | "map";
  /** The first version that has it. */
  readonly since?: Version;
}

/**
 * The objects of OpenAPI 3 (3.2.0, 4.1 to 4.30): `name: the kind of its value`; `[kind]` is a list,
 * `{kind}` a map, `>3.1` says since when there is such a field, and `*` is any key.
 */
const openapi = grammar({
  document: `the document | openapi info:info servers:[server] paths:paths webhooks:{pathItem}>3.1
    components:components security tags:[tag] externalDocs:externalDocs jsonSchemaDialect>3.1 $self>3.2`,
  info: `\`info\` | title summary>3.1 description termsOfService contact:contact license:license version`,
  contact: `a contact | name url email`,
  license: `a license | name identifier>3.1 url`,
  server: `a server | url description name>3.2 variables:{serverVariable}`,
  serverVariable: `a server variable | enum default description`,
  components: `\`components\` | schemas:{schema} responses:{response} parameters:{parameter}
    examples:{example} requestBodies:{requestBody} headers:{header} securitySchemes:{securityScheme}
    links:{link} callbacks:{callback} pathItems:{pathItem}>3.1 mediaTypes:{mediaType}>3.2`,
  paths: `\`paths\` | *:pathItem`,
  pathItem: `a path | $ref summary description get:operation put:operation post:operation
    delete:operation options:operation head:operation patch:operation trace:operation
    query:operation>3.2 additionalOperations:{operation}>3.2 servers:[server] parameters:[parameter]`,
  operation: `an operation | tags summary description externalDocs:externalDocs operationId
    parameters:[parameter] requestBody:requestBody responses:responses callbacks:{callback} deprecated
    security servers:[server]`,
  externalDocs: `\`externalDocs\` | description url`,
  parameter: `a parameter | name in description required deprecated allowEmptyValue style explode
    allowReserved schema:schema example examples:{example} content:{mediaType}`,
  header: `a header | description required deprecated style explode schema:schema example
    examples:{example} content:{mediaType}`,
  requestBody: `a request body | description content:{mediaType} required`,
  mediaType: `a media type | schema:schema itemSchema:schema>3.2 example examples:{example}
    encoding:{encoding} prefixEncoding:[encoding]>3.2 itemEncoding:encoding>3.2 description>3.2`,
  encoding: `an encoding | contentType headers:{header} style explode allowReserved
    encoding:{encoding}>3.2 prefixEncoding:[encoding]>3.2 itemEncoding:encoding>3.2`,
  responses: `\`responses\` | *:response`,
  response: `a response | summary>3.2 description headers:{header} content:{mediaType} links:{link}`,
  callback: `a callback | *:pathItem`,
  example: `an example | summary description value externalValue dataValue>3.2 serializedValue>3.2`,
  link: `a link | operationRef operationId parameters requestBody description server:server`,
  tag: `a tag | name summary>3.2 description externalDocs:externalDocs parent>3.2 kind>3.2`,
  securityScheme: `a security scheme | type description name in scheme bearerFormat flows:flows
    openIdConnectUrl oauth2MetadataUrl>3.2 deprecated>3.2`,
  flows: `\`flows\` | implicit:flow password:flow clientCredentials:flow authorizationCode:flow
    deviceAuthorization:flow>3.2`,
  flow: `a flow | authorizationUrl tokenUrl refreshUrl scopes deviceAuthorizationUrl>3.2`,
  discriminator: `a discriminator | propertyName mapping defaultMapping>3.2`,
  xml: `\`xml\` | name namespace prefix attribute wrapped nodeType>3.2`,
  schema: `a schema | title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength
    minLength pattern maxItems minItems uniqueItems maxProperties minProperties required enum type
    not:schema allOf:[schema] oneOf:[schema] anyOf:[schema] items:schema properties:{schema}
    additionalProperties:schema description format default nullable discriminator:discriminator readOnly
    writeOnly example externalDocs:externalDocs deprecated xml:xml`,
});

const items = `type format items:item collectionFormat default maximum exclusiveMaximum minimum
  exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf`;

/** The objects of Swagger 2.0. */
const swagger = grammar({
  document: `the document | swagger info:info host basePath schemes consumes produces paths:paths
    definitions:{schema} parameters:{parameter} responses:{response}
    securityDefinitions:{securityScheme} security tags:[tag] externalDocs:externalDocs`,
  info: `\`info\` | title description termsOfService contact:contact license:license version`,
  contact: `a contact | name url email`,
  license: `a license | name url`,
  paths: `\`paths\` | *:pathItem`,
  pathItem: `a path | $ref get:operation put:operation post:operation delete:operation
    options:operation head:operation patch:operation parameters:[parameter]`,
  operation: `an operation | tags summary description externalDocs:externalDocs operationId consumes
    produces parameters:[parameter] responses:responses schemes deprecated security`,
  externalDocs: `\`externalDocs\` | description url`,
  parameter: `a parameter | name in description required schema:schema allowEmptyValue ${items}`,
  item: `\`items\` | ${items}`,
  responses: `\`responses\` | *:response`,
  response: `a response | description schema:schema headers:{header} examples`,
  header: `a header | description ${items}`,
  tag: `a tag | name description externalDocs:externalDocs`,
  securityScheme: `a security scheme | type description name in flow authorizationUrl tokenUrl scopes`,
  xml: `\`xml\` | name namespace prefix attribute wrapped`,
  schema: `a schema | $ref format title description default multipleOf maximum exclusiveMaximum minimum
    exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties
    minProperties required enum type items:schema allOf:[schema] properties:{schema}
    additionalProperties:schema discriminator readOnly xml:xml externalDocs:externalDocs example`,
});

type Grammar = ReadonlyMap<string, ObjectKind>;

function grammar(texts: Readonly<Record<string, string>>): Grammar {
  return new Map(Object.entries(texts).map(([name, text]) => [name, parseKind(text)]));
}

function parseKind(text: string): ObjectKind {
  const [noun = "", fields = ""] = text.split(" | ");
  const parsed = fields.trim().split(/\s+/).map(parseField);
  const entries = parsed.find(([name]) => name === "*")?.[1].holds;
  const known = new Map(parsed.filter(([name]) => name !== "*"));
  return entries === undefined ? { noun, fields: known } : { noun, fields: known, entries };
}

function parseField(text: string): readonly [string, Field] {
  const [, name = "", written = "", since] = /^([^:>]+)(?::([^>]+))?(?:>(.+))?$/.exec(text) ?? [];
  const as = written.startsWith("[") ? "list" : written.startsWith("{") ? "map" : "one";
  const holds = written.replace(/[[\]{}]/g, "");
  const field: Field = {
    as,
    ...(holds === "" ? {} : { holds }),
    ...(since === undefined ? {} : { since }),
  };
  return [name, field];
}

/** The kind of the object at a path of the document; undefined for lists, maps and data. */
export function kindAt(path: readonly (string | number)[], version: Version): Located | undefined {
  const kinds = version === "2.0" ? swagger : openapi;
  let name = "document";
  let as: Field["as"] = "one";
  for (const key of path) {
    if (as !== "one") {
      as = "one";
      continue;
    }
    const kind = kinds.get(name);
    const field = kind?.fields.get(String(key));
    const next = field?.holds ?? kind?.entries;
    if (next === undefined) return undefined;
    name = next;
    as = field?.as ?? "one";
  }
  const kind = as === "one" ? kinds.get(name) : undefined;
  return kind === undefined ? undefined : { name, kind };
}

export interface Located {
  readonly name: string;
  readonly kind: ObjectKind;
}

/** The fields that an object has in this version. */
export function fieldsOf({ fields }: ObjectKind, version: Version): readonly string[] {
  return [...fields].flatMap(([name, { since }]) =>
    since === undefined || since <= version ? [name] : [],
  );
}

/** Keywords of OpenAPI 3.0's and Swagger 2.0's schemas. */
export function isSchemaKeyword(name: string): boolean {
  return openapi.get("schema")?.fields.has(name) === true || name === "$ref";
}

/** Whether a value is an object with this key. */
export function hasKey(value: JsonValue | undefined, key: string): boolean {
  return isJsonObject(value) && Object.hasOwn(value, key);
}
