/**
 * The model: what a document means, independent of how it is written. Only the builders (`build/`) create
 * it, and emitters, rules and `diff` read it. Every node has the pointer of its place in the bundled
 * document, so that any reader can report a finding there. Everything is plain data: a `ref` names its
 * target, so recursive schemas stay finite.
 */

import type { JsonValue, Pointer } from "../json/json.js";

export type { JsonValue, Pointer };

/** Texts of the document. Never code: they reach the output only as comments (`emit/docs.ts`). */
export interface Docs {
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  /** What to use instead (`x-deprecated-message`). */
  readonly deprecation?: string;
  /** What it is called elsewhere (`x-aliases`). */
  readonly aliases?: readonly string[];
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly default?: JsonValue;
  readonly example?: JsonValue;
}

interface Node {
  readonly source: Pointer;
  readonly docs: Docs;
  /** The name under which the types emitter exports an inline schema; absent: written in place. */
  readonly typeName?: string;
}

/** Accepts every value: `true`, `{}`. */
export interface AnySchema extends Node {
  readonly kind: "any";
  /**
   * What a value is outside of JSON, in a form or as a body: bytes (`contentMediaType` alone), or bytes as
   * text (with `contentEncoding`). In JSON, every value is valid (OpenAPI 3.1, 4.4.2).
   */
  readonly content?: "bytes" | "text";
}

/** Accepts no value: `false`. */
export interface NeverSchema extends Node {
  readonly kind: "never";
}

export interface NullSchema extends Node {
  readonly kind: "null";
}

export interface BooleanSchema extends Node {
  readonly kind: "boolean";
}

export interface NumberSchema extends Node {
  readonly kind: "number";
  /** `type: integer`: a number without a fraction; `1.0` is one. */
  readonly integer: boolean;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export interface StringSchema extends Node {
  readonly kind: "string";
  readonly format?: string;
  /** In Unicode code points, as `maxLength`. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** An ECMA-262 regular expression, not anchored. */
  readonly pattern?: string;
  /** It is a field mask (`x-field-mask`). */
  readonly fieldMask?: FieldMaskUse;
}

/** Where a string is a field mask: the JSON form of `google.protobuf.FieldMask`. */
export interface FieldMaskUse {
  /** The id of the message that it is about, in the form that is received (`Api.fieldMasks`). */
  readonly message: string;
  /** Paths that do not exist are refused: in what is sent and never received. A server may know more. */
  readonly checked: boolean;
}

export interface ArraySchema extends Node {
  readonly kind: "array";
  /** The first items, by position. An array may be shorter. */
  readonly prefixItems: readonly Schema[];
  /** Every item after `prefixItems`; absent: anything. */
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
  readonly contains?: Contains;
}

export interface Contains {
  readonly schema: Schema;
  readonly min: number;
  readonly max?: number;
}

export interface ObjectSchema extends Node {
  readonly kind: "object";
  readonly properties: readonly Property[];
  readonly patternProperties: readonly PatternProperty[];
  /** The schema of all other properties; absent: anything, and the document does not say it. */
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  /** Required names, declared under `properties` or not. */
  readonly required: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired: readonly DependentRequired[];
  readonly dependentSchemas: readonly DependentSchema[];
  /** The oneof groups with two members or more. */
  readonly oneofs: readonly Oneof[];
  /** Where there are oneofs or `dependentRequired`: the exported name of the fields that these do not show. */
  readonly fieldsName?: string;
  /** The product of the oneofs is too large for a union: the type stays flat. */
  readonly flatOneofs: boolean;
}

export interface Property {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** What the document says at the property, in place of what it says at a referenced schema. */
  readonly docs: Docs;
  readonly source: Pointer;
}

export interface PatternProperty {
  readonly pattern: string;
  readonly schema: Schema;
}

export interface DependentRequired {
  readonly property: string;
  readonly required: readonly string[];
}

export interface DependentSchema {
  readonly property: string;
  readonly schema: Schema;
}

/** A oneof: of the member fields at most one is set, or exactly one, however the document spells it. */
export interface Oneof {
  /** The group's name in the document: `max_grant_duration`; of a group without one, after its members. */
  readonly name: string;
  /** The exported name of the group's type: `AppEntitlementMaxGrantDuration`. */
  readonly typeName: string;
  readonly members: readonly string[];
  /**
   * The exported names of the arms of the type: by member, then of the arm without any, where there is one. Empty
   * where there are too many for a union: the type then only lists the members.
   */
  readonly armNames: readonly string[];
  readonly mode: "atMostOne" | "exactlyOne";
  /**
   * What null says of a member: that it is unset, whatever its schema says (ProtoJSON), or nothing of its own,
   * since a member is set where it is present (JSON Schema).
   */
  readonly nulls: "unset" | "value";
  /** Which spelling the document uses: an extension, prose, keywords of JSON Schema, or none. */
  readonly spelling: OneofSpelling;
  /**
   * Of alternatives that declare their members themselves, in an object that may hold more: the `oneOf` as
   * the document has it, which decides. By the letter, a member that does not fit is not set, so these members
   * are not among `properties`. The first alternatives are objects that have one member each, in the order
   * of `members`.
   */
  readonly rule?: UnionSchema;
  readonly source: Pointer;
}

export type OneofSpelling = "x-oneofs" | "prose" | "oneOf" | "not" | "descriptors";

/** `enum` and `const`. */
export interface LiteralSchema extends Node {
  readonly kind: "literal";
  readonly values: readonly JsonValue[];
  /** Values that this document does not know are accepted too, as long as they are strings. */
  readonly open: boolean;
  /** Names and descriptions of the values, if the document has any; by index in `values`. */
  readonly labels?: readonly EnumLabel[];
}

export interface EnumLabel {
  readonly name?: string;
  readonly description?: string;
}

/** A reference to a named schema: `NamedSchema.id`. */
export interface RefSchema extends Node {
  readonly kind: "ref";
  readonly target: string;
}

/** `oneOf` (exactly one), `anyOf` (at least one), or several `types` (the members exclude each other). */
export interface UnionSchema extends Node {
  readonly kind: "union";
  readonly mode: "oneOf" | "anyOf" | "types";
  readonly members: readonly Schema[];
  /**
   * Of a `oneOf` whose open enums make members overlap: each member with closed enums, by its place in
   * `members`. Values that fit one of these fit the union, values that fit several do not; where a value
   * fits none, a member with open enums is enough.
   */
  readonly closed?: readonly Schema[];
  readonly discriminator?: Discriminator;
  /**
   * For `types`: the member that the keywords constrain where the document gives no `type` (`{properties:
   * ...}` alone): values of all other types pass, but this one is intended.
   */
  readonly implied?: number;
}

/** The property whose value says which member of a union applies. */
export interface Discriminator {
  readonly property: string;
  readonly mapping: readonly { readonly value: string; readonly member: number }[];
  /**
   * The member for all other values, including those without a tag and those that are not objects. Absent:
   * they are refused.
   */
  readonly otherwise?: { readonly member: number; readonly tag?: OtherTag };
  /** If present, a value without a tag is checked as in a union without a discriminator. */
  readonly untagged?: readonly UntaggedMember[];
}

/** A member whose values need no tag: they may lack it, or are not objects. */
export interface UntaggedMember {
  readonly member: number;
  readonly isObject: boolean;
}

/** What is known about tags that name no member, where they are strings. */
export interface OtherTag {
  readonly required: boolean;
  /** All that they can be; absent: any string that the mapping does not have. */
  readonly values?: readonly string[];
}

/** The value fits all members: `allOf`, or keywords beside a reference. */
export interface IntersectionSchema extends Node {
  readonly kind: "intersection";
  readonly members: readonly Schema[];
}

export interface NotSchema extends Node {
  readonly kind: "not";
  readonly schema: Schema;
}

export interface ConditionalSchema extends Node {
  readonly kind: "conditional";
  readonly if: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

/**
 * `unevaluatedProperties`, `unevaluatedItems`: the value fits the base, and the properties or items that it
 * has not evaluated fit the schema. Which these are may depend on the value (`model/evaluated.ts`).
 */
export interface UnevaluatedSchema extends Node {
  readonly kind: "unevaluated";
  readonly of: "properties" | "items";
  readonly base: Schema;
  readonly schema: Schema;
}

export type Schema =
  | AnySchema
  | NeverSchema
  | NullSchema
  | BooleanSchema
  | NumberSchema
  | StringSchema
  | ArraySchema
  | ObjectSchema
  | LiteralSchema
  | RefSchema
  | UnionSchema
  | IntersectionSchema
  | NotSchema
  | ConditionalSchema
  | UnevaluatedSchema;

/** The direction of the values of a schema. `both` where one form serves both directions. */
export type Side = "request" | "response" | "both";

export interface NamedSchema {
  /** Unique; what `RefSchema.target` holds. */
  readonly id: string;
  /** The exported type's name: `AppEntitlement`; validators derive theirs from it. */
  readonly name: string;
  /** The component's key as in the document; absent for inline schemas of operations. */
  readonly key?: string;
  readonly side: Side;
  /** The id of the schema whose request variant this is (`AppEntitlementInput`). */
  readonly variantOf?: string;
  /** The id of the schema whose form with closed enums this is. */
  readonly closedOf?: string;
  /** The full name of the protobuf message, as `x-message` says: `app.v1.App`. */
  readonly message?: string;
  /** Reaches itself through references: its validators count depth. */
  readonly recursive: boolean;
  readonly schema: Schema;
  readonly docs: Docs;
  readonly source: Pointer;
}

/** OpenAPI Parameter Object, `in: path | query | header | cookie`. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Of the path: the value is several segments, whose slashes stay. */
  readonly keepsSlashes?: boolean;
  /** Set where the parameter is described by `content`: the value is serialized as this media type. */
  readonly mediaType?: string;
  /** OpenAPI 3.2, `in: querystring`: the value, as `mediaType`, is all of the query, and has no name in it. */
  readonly wholeQuery?: true;
  readonly schema: Schema;
  readonly docs: Docs;
  readonly source: Pointer;
}

export type ParameterStyle =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

export interface MediaType {
  readonly mediaType: string;
  /** Of the whole body; for a sequence of the list of its items. */
  readonly schema: Schema;
  /** What each item of a sequence is: an event of a stream, a line of JSON lines. */
  readonly itemSchema?: Schema;
  readonly encoding: readonly PartEncoding[];
  readonly source: Pointer;
}

/** How one property of a form is written (OpenAPI 3.1, Encoding Object). */
export interface PartEncoding {
  readonly property: string;
  /** As the document has it: one media type, or several with commas between them. */
  readonly contentType?: string;
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly docs: Docs;
  readonly source: Pointer;
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly content: readonly MediaType[];
  /** Header parameters: names, and how the value is written. */
  readonly headers: readonly Parameter[];
  readonly docs: Docs;
  readonly source: Pointer;
}

/** How an operation gives its items page after page: by page tokens, or as `kind` says. */
export type Pagination =
  PageTokenPagination | CursorPagination | OffsetPagination | PageNumberPagination | LinkPagination;

/** Page-token pagination (AIP-158): where the token goes, and where the next one and the items are. */
export interface PageTokenPagination {
  readonly kind?: undefined;
  readonly pageToken: string;
  readonly pageSize?: string;
  readonly nextPageToken: string;
  readonly items: string;
}

/** A value of an operation's input: the part of the input, and the name in it. */
export interface InputPlace {
  readonly in: "pathParams" | "query" | "headers" | "body";
  readonly name: string;
}

/** The way to a value of a body: names of properties, and indices, which count from the end below zero. */
export type BodyPath = readonly (string | number)[];

/** The next page is asked for with a value that the page has at `next`. */
export interface CursorPagination {
  readonly kind: "cursor";
  readonly items: BodyPath;
  readonly cursor: InputPlace;
  readonly next: BodyPath;
  readonly hasMore?: BodyPath;
  readonly limit?: InputPlace;
}

/** A page begins after so many items. */
export interface OffsetPagination {
  readonly kind: "offset";
  readonly items: BodyPath;
  readonly offset: InputPlace;
  readonly total?: BodyPath;
  readonly hasMore?: BodyPath;
  readonly limit?: InputPlace;
}

/** Pages have numbers, from `first` on. */
export interface PageNumberPagination {
  readonly kind: "page";
  readonly items: BodyPath;
  readonly page: InputPlace;
  readonly first: number;
  readonly totalPages?: BodyPath;
  readonly hasMore?: BodyPath;
  readonly limit?: InputPlace;
}

/** A page has the address of the next one: at `next`, else in its header `Link`. */
export interface LinkPagination {
  readonly kind: "link";
  readonly items: BodyPath;
  readonly next?: BodyPath;
  readonly limit?: InputPlace;
}

/** One alternative: all schemes in it together. */
export type SecurityRequirement = readonly {
  readonly scheme: string;
  readonly scopes: readonly string[];
}[];

export interface Operation {
  /** The descriptor's export: the operationId as an identifier. */
  readonly name: string;
  /** The prefix of the operation's types: `CreateAppEntitlement` -> `CreateAppEntitlementParams`. */
  readonly typeName: string;
  /** As in the document; absent where it has none. */
  readonly operationId?: string;
  /** Upper case. */
  readonly method: string;
  /** The template, whose braces hold nothing but names: `/api/v1/apps/{app_id}`. */
  readonly path: string;
  /** Place in the tree of endpoints: `["apps", "entitlements", "create"]`. */
  readonly accessor: readonly string[];
  /** The RPC behind it, as `x-rpc` says: `app.v1.Apps.Get`. */
  readonly rpc?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  readonly tags: readonly string[];
  readonly security: readonly SecurityRequirement[];
  readonly pagination?: Pagination;
  readonly docs: Docs;
  readonly source: Pointer;
}

/**
 * A request that the API sends and the user of the document answers: of `webhooks`, or a callback of an
 * operation. Sent and received are exchanged in its operation.
 */
export interface IncomingRequest {
  /** The webhook's or callback's key: `newPet`. */
  readonly key: string;
  /** Of a callback: the name of the operation that has it. */
  readonly owner?: string;
  /** Its `path` is the key of a webhook, or the expression of a callback's URL. */
  readonly operation: Operation;
}

export interface Server {
  /** Absolute, or relative to where the document is served; with `{variables}` (OpenAPI, Server Object). */
  readonly url: string;
  readonly description?: string;
  readonly variables: readonly ServerVariable[];
}

/** A part of a server's URL that the caller chooses (OpenAPI, Server Variable Object). */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The values that it may have; absent: any. */
  readonly values?: readonly string[];
  readonly description?: string;
}

/** How callers show who they are (OpenAPI, Security Scheme Object). */
export interface SecurityScheme {
  /** Its key in the document, which the security of operations names. */
  readonly name: string;
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  readonly description?: string;
  /** Of `http`: the name of the scheme, as `bearer` or `basic`. */
  readonly scheme?: string;
  /** Of `apiKey`: where the key stands, and under which name. */
  readonly parameter?: { readonly in: "header" | "query" | "cookie"; readonly name: string };
  /** Of `oauth2`: where the flow with client credentials gets its tokens, where there is one. */
  readonly tokenUrl?: string;
}

/** A message that field masks are about. */
export interface FieldMask {
  /** `NamedSchema.id`, of the form that is received. */
  readonly message: string;
  /** What exported names end with: `AppEntitlement` in `fieldMaskOfAppEntitlement`. */
  readonly name: string;
}

/** A whole document. Version of the model: raised when an emitter written for the former breaks. */
export interface Api {
  readonly irVersion: 1;
  readonly title: string;
  readonly version: string;
  readonly docs: Docs;
  /** The document is ProtoJSON: `duration` means `"3.5s"`, 64-bit integers are strings. */
  readonly protojson: boolean;
  /** Sorted by name (UTF-16 code units). */
  readonly schemas: readonly NamedSchema[];
  /**
   * Copies of named schemas with closed enums, for references in `closed`, `not`, `if`, `propertyNames` and
   * in a `contains` with a maximum. They have checks, but no types.
   */
  readonly closedSchemas: readonly NamedSchema[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly IncomingRequest[];
  readonly callbacks: readonly IncomingRequest[];
  readonly servers: readonly Server[];
  /** In the order of the document. */
  readonly securitySchemes: readonly SecurityScheme[];
  /** The messages that field masks are about, sorted by name. */
  readonly fieldMasks: readonly FieldMask[];
  /** The bundled document, to be published beside the code. Emitters do not look inside. */
  readonly document: JsonValue;
}
