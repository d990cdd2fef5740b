import type { Findings } from "../findings/diagnostics.js";
import type { JsonObject, Pointer } from "../json/json.js";
import type { DynamicScope } from "./schemas/dynamic-scope.js";
import type { UnknownEnumValues } from "./schemas/open-enum.js";
import type { Side } from "../model/model.js";
import type { NameScope } from "../text/name-scope.js";

/** How the versions of OpenAPI differ in what schemas mean. */
export interface Dialect {
  /** 3.0: `nullable: true` adds null. Later versions lack the keyword, but it is read there too. */
  readonly nullableKeyword: boolean;
  /** 3.0: `exclusiveMinimum` is a flag of `minimum`. Later: a separate bound. */
  readonly booleanExclusive: boolean;
  /** 3.1: keywords beside `$ref` apply. Before: they are ignored. */
  readonly refSiblings: boolean;
  /** 3.0: a `discriminator` alone means the schemas that extend this one. Later: it is an annotation. */
  readonly impliedSubtypes: boolean;
  /** `additionalProperties: false` beside other schemas is read as `unevaluatedProperties: false`. */
  readonly composedObjects: boolean;
  /** 3.x: header parameters `Accept`, `Content-Type` and `Authorization` are ignored. 2.0: they are not. */
  readonly ignoresHeaders: boolean;
  /** 3.1 and 2.0: the style of a field applies to `multipart/form-data`. 3.0: to URL-encoded forms only. */
  readonly multipartStyles: boolean;
  /** Before 3.2: the `schema` of a stream is that of its items. Later: `itemSchema` is. */
  readonly schemaOfItems: boolean;
}

export interface SchemaContext {
  readonly findings: Findings;
  readonly document: JsonObject;
  readonly dialect: Dialect;
  readonly protojson: boolean;
  /** Which enums accept unknown values, besides those that the document marks. */
  readonly unknownEnumValues?: UnknownEnumValues;
  /** The direction that is being built: requests leave out read-only properties, responses write-only ones. */
  readonly side: Side;
  readonly names: NameScope;
  /** Gets the ids of the messages that field masks are about, as they are received, each with the place of a mask. */
  readonly masked: Map<string, Pointer>;
  /** What `$dynamicRef` means here; absent where the document has none. */
  readonly dynamicScope?: DynamicScope;
  /** The context inside the schema at this place, which may be a separate schema resource. */
  readonly entering: (pointer: Pointer) => SchemaContext;
  /**
   * The id of the named schema that is the target of a reference in this direction; undefined after a
   * finding.
   */
  readonly target: (reference: string, pointer: Pointer) => string | undefined;
  /** The id of the schema at this place, if it is the target of references and therefore named. */
  readonly shared: (pointer: Pointer) => string | undefined;
}

/**
 * The position of a schema, which decides whether its type gets a name. `top` has a name already; `inline`
 * gets one if it is an object with properties; `nested` (a member of a union or intersection) only if it
 * has oneofs.
 */
export interface Hint {
  readonly name: string;
  readonly place: "top" | "inline" | "nested";
  /** The place of the named schema that is being built. Other named schemas become references. */
  readonly building?: Pointer;
  /** Properties hidden in this direction by sibling `allOf` or `$ref` schemas: none of them is required. */
  readonly hidden?: ReadonlySet<string>;
  /** Sibling schemas accept objects only, so keywords for other types have no effect. */
  readonly ofObjects?: boolean;
  /** Keys of the oneofs that are named here, and belong to the message around it. */
  readonly adopted?: ReadonlySet<string>;
}
