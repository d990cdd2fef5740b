import type { ParameterDescriptor, RequestBodyDescriptor } from "./endpoint.js";
import type { ResponseDescriptor } from "./endpoint.js";

/**
 * A request that the API makes and you answer, as frozen data: a webhook, or a callback of an
 * operation. The type parameters are what it brings and what it is answered with, by status.
 */
export interface IncomingRequest<Input = unknown, Responses = unknown> {
  /** The key of the webhook or callback. */
  readonly name: string;
  /** Of a callback: the expression of its URL, such as `{$request.body#/callbackUrl}`. */
  readonly url?: string;
  readonly operationId?: string;
  /** Upper case: `POST`. */
  readonly method: string;
  readonly query: readonly ParameterDescriptor[];
  readonly headers: readonly ParameterDescriptor[];
  readonly cookies: readonly ParameterDescriptor[];
  readonly requestBody?: RequestBodyDescriptor;
  /** By status: `200`, a range such as `4XX`, or `default`. */
  readonly responses: { readonly [status: string]: ResponseDescriptor };
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly deprecated: boolean;
  readonly security: readonly {
    readonly [scheme: string]: readonly string[];
  }[];
  /** For inference only; never there at run time. */
  readonly "~types"?:
    { readonly input: Input; readonly responses: Responses } | undefined;
}

/** The body that a webhook or callback brings. */
export type PayloadOf<R extends IncomingRequest> = NonNullable<
  R["~types"]
>["input"] extends infer Input
  ? "body" extends keyof Input
    ? Exclude<Input["body"], undefined>
    : unknown
  : never;
