import { getInherited } from "./own.js";
import type { StandardSchemaV1 } from "./standard-schema.js";

/** How a parameter is written into a request (OpenAPI 3.1, Parameter Object). */
export interface ParameterDescriptor {
  /** As on the wire. */
  readonly name: string;
  readonly style:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject";
  readonly explode: boolean;
  readonly required: boolean;
  /** In queries: reserved characters stay as they are, but for those that would end the value. */
  readonly allowReserved?: true;
  /** In paths: the value is several segments, whose slashes stay as they are. */
  readonly keepSlashes?: true;
  /** The value is written as this media type; `style` then does not count. */
  readonly mediaType?: string;
  /** The value, as `mediaType`, is all of the query, and has no name in it. */
  readonly wholeQuery?: true;
  /** Makes a value what it is on the wire, before it is written. */
  readonly encode?: (value: never) => unknown;
}

/** A body in one media type. Bytes and files have no schema: it would speak of JSON. */
export interface ContentDescriptor {
  readonly mediaType: string;
  readonly schema?: StandardSchemaV1<unknown, unknown>;
  /** Makes a body what it is on the wire, before it is written. */
  readonly encode?: (value: never) => unknown;
  /** Of each item of a sequence, such as JSON lines; the body is the list of them. */
  readonly itemSchema?: StandardSchemaV1<unknown, unknown>;
  /** How the fields of a form are written, where that is not the usual way. */
  readonly encoding?: { readonly [field: string]: EncodingDescriptor };
}

/** How a field of a form is written (OpenAPI 3.1, Encoding Object). */
export interface EncodingDescriptor {
  readonly contentType?: string;
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface RequestBodyDescriptor extends ContentDescriptor {
  readonly required: boolean;
  /** The other media types that the operation takes. */
  readonly alternatives?: readonly ContentDescriptor[];
}

export interface ResponseDescriptor extends Partial<ContentDescriptor> {
  /** The other media types in which it may come. */
  readonly alternatives?: readonly ContentDescriptor[];
  readonly headers?: readonly HeaderDescriptor[];
}

/** A header of a response; `kind` is what its text is read as. */
export interface HeaderDescriptor {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly kind: "text" | "number" | "boolean" | "texts" | "numbers" | "json";
  /** Where there is more to say of its value than `kind` does. */
  readonly schema?: StandardSchemaV1<unknown, unknown>;
}

/** Page tokens (AIP-158): names of the parameters, and of the properties of a page. */
export interface PaginationDescriptor {
  readonly pageToken: string;
  readonly pageSize?: string;
  readonly nextPageToken: string;
  readonly items: string;
}

/** A oneof of a message that the operation sends or receives: at most one member is set. */
export interface OneofDescriptor {
  readonly message: string;
  readonly name: string;
  readonly members: readonly string[];
  /** One of them has to be set. */
  readonly mode?: "exactlyOne";
  /** A member that is null is set; else it is unset. */
  readonly nulls?: "value";
}

/** An operation as frozen data. */
export interface EndpointData {
  readonly operationId: string;
  /** Upper case: `GET`. */
  readonly method: string;
  /** The template: `/api/v1/apps/{app_id}`. */
  readonly path: string;
  readonly pathParams: readonly ParameterDescriptor[];
  readonly query: readonly ParameterDescriptor[];
  readonly headers: readonly ParameterDescriptor[];
  readonly cookies: readonly ParameterDescriptor[];
  readonly requestBody?: RequestBodyDescriptor;
  /** By status: `200`, a range such as `4XX`, or `default`. */
  readonly responses: { readonly [status: string]: ResponseDescriptor };
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly deprecated: boolean;
  /** Alternatives; the schemes of one alternative are needed together. */
  readonly security: readonly {
    readonly [scheme: string]: readonly string[];
  }[];
  readonly pagination?: PaginationDescriptor;
  readonly oneofs: readonly OneofDescriptor[];
}

/** The data with its types: what the operation takes, answers, lists, and says in headers. */
export interface Endpoint<
  Input = unknown,
  Responses = unknown,
  Item = unknown,
  Headers = unknown,
> extends EndpointData {
  /** For inference only; never there at run time. */
  readonly "~types"?:
    | {
        readonly input: Input;
        readonly responses: Responses;
        readonly item: Item;
        readonly headers: Headers;
      }
    | undefined;
}

/**
 * A descriptor, frozen through and through; the schemas in it are left alone. It fits wherever one is
 * asked for, and its types are those of the place where it goes: comparing the data with them would cost
 * compilers seconds in large documents. So would data that stands outside of a function: there, from
 * every imported name, TypeScript looks back through all constants of the module.
 */
export function defineEndpoint(
  describe: () => EndpointData,
): Endpoint<never, never, never, never> {
  return deepFreeze(describe());
}

/** The value, frozen with everything inside it; schemas are left alone. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (getInherited(value, "~standard") !== undefined) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
