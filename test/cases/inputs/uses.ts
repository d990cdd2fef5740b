import {
  buildRequest,
  getPet,
  parsePayload,
  petMade,
  ping,
  pingWithNothing,
  replacePet,
  type Body,
  type Endpoint,
  type InputOf,
  type PathParams,
  type PingParams,
  type Query,
} from "./index.js";

const options = { baseUrl: "https://example.com" };

/** For any operation. */
function send<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  return buildRequest(endpoint, input, options).url;
}

export const requests: readonly unknown[] = [
  send(ping, {}),
  send(ping, { query: undefined }),
  send(pingWithNothing, {}),
  send(getPet, { pathParams: { id: "1" } }),
  send(replacePet, { pathParams: { id: "1" }, query: { force: true }, body: "a" }),
  buildRequest(ping, undefined, options),
  buildRequest(ping, {}, options),
  buildRequest(pingWithNothing, undefined, options),
];

// What `buildRequest` refuses, TypeScript does.
// @ts-expect-error No parameters in the query.
export const query: string = send(ping, { query: { x: 1 } });
// @ts-expect-error No body.
export const body: unknown = buildRequest(ping, { body: "a" }, options);
// @ts-expect-error No path parameters, also of a value that is not written in place.
export const byVariable: PingParams = requests as unknown as { pathParams: { id: string } };
// @ts-expect-error A part that no request has.
export const unknownPart: string = send(ping, { parameters: {} });
// @ts-expect-error A text is no input.
export const text: PingParams = "ping";
// @ts-expect-error A body without a media type cannot be written.
export const unwritten: string = send(pingWithNothing, { body: "a" });
// @ts-expect-error Only path parameters.
export const queryBeside: string = send(getPet, { pathParams: { id: "1" }, query: { x: 1 } });
// @ts-expect-error A header beside what it takes.
export const header: string = send(replacePet, { pathParams: { id: "1" }, headers: { a: "b" } });

/** What an operation does not take has no type. */
export const none: readonly never[] = [] as readonly (
  PathParams<typeof ping> | Query<typeof ping> | Body<typeof ping>
)[];

/** What a request of the API brings without a declaration is unknown. */
export function bring(given: unknown): number | undefined {
  const brought = parsePayload(petMade, given);
  // @ts-expect-error Unknown, and not `undefined`.
  return brought.ok ? brought.value : 1;
}
