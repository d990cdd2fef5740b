import type { Findings } from "../findings/diagnostics.js";
import type { JsonObject, Pointer } from "../json/json.js";
import type { DynamicScope } from "./schemas/dynamic-scope.js";
import type { UnknownEnumValues } from "./schemas/open-enum.js";
import type { Side } from "../model/model.js";
import type { NameScope } from "../text/name-scope.js";

/** How the versions of OpenAPI differ in what schemas mean. */
export interface Dialect {
  /** 3.0: `nullable: true` adds null. Later versions have no such keyword; it is honoured there too. */
  readonly nullableKeyword: boolean;
  /** 3.0: `exclusiveMinimum: true` sharpens `minimum`. Later: a bound of its own. */
  readonly booleanExclusive: boolean;
  /** 3.1: keywords beside `$ref` count. Before: they are ignored. */
  readonly refSiblings: boolean;
  /** 3.0: a `discriminator` alone means the schemas that extend this one. Later: it is an annotation. */
  readonly impliedSubtypes: boolean;
  /** `additionalProperties: false` beside other schemas is read as `unevaluatedProperties: false`. */
  readonly composedObjects: boolean;
  /** 3.x: header parameters `Accept`, `Content-Type` and `Authorization` are ignored. 2.0: they are not. */
  readonly ignoresHeaders: boolean;
  /** 3.1 and 2.0: the style of a field counts in `multipart/form-data`. 3.0: in URL-encoded forms only. */
  readonly multipartStyles: boolean;
  /** Before 3.2: the `schema` of a stream is that of its items. Later: `itemSchema` is. */
  readonly schemaOfItems: boolean;
}

export interface SchemaContext {
  readonly findings: Findings;
  readonly document: JsonObject;
  readonly dialect: Dialect;
  readonly protojson: boolean;
  /** Which enums accept unknown values, beside those that the document marks. */
  readonly unknownEnumValues?: UnknownEnumValues;
  /** Which variant is being built: read-only properties are left out of requests. */
  readonly side: Side;
  readonly names: NameScope;
  /** What `$dynamicRef` means here; absent where the document has none. */
  readonly dynamicScope?: DynamicScope;
  /** The context inside of the schema at this place, which may be a resource of its own. */
  readonly entering: (pointer: Pointer) => SchemaContext;
  /** The id of the named schema that a reference means on this side; undefined after a finding. */
  readonly target: (reference: string, pointer: Pointer) => string | undefined;
  /** The id of the schema that stands at this place, where references lead there: it has a name. */
  readonly shared: (pointer: Pointer) => string | undefined;
}

/**
 * Where a schema stands, for the name of its type. `top` has a name already, `inline` gets one if it
 * deserves it, `nested` (a member of a union or intersection) only if it cannot do without.
 */
export interface Hint {
  readonly name: string;
  readonly place: "top" | "inline" | "nested";
  /** The place of the named schema that is being built; all others with a name are referred to. */
  readonly building?: Pointer;
  /** Properties that what it holds together with leaves out on this side, so that none is required. */
  readonly hidden?: ReadonlySet<string>;
  /** What it holds together with lets only objects pass: keywords for other types say nothing. */
  readonly ofObjects?: boolean;
}
