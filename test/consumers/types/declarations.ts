import {
  buildRequest,
  createAppEntitlement,
  endpoints,
  listApps,
  paginate,
  paginatePages,
  parseHeaders,
  parseResponse,
  validateApp,
  type Endpoint,
  type GivenHeaders,
  type InputOf,
  type ItemOf,
} from "c1-apps-schema";

/** Types that the compiler infers must have names that a declaration file of a user can import. */
export const build = (baseUrl: string) => buildRequest(listApps, {}, { baseUrl });
export const parse = (body: unknown) => parseResponse(listApps, 200, body);
export const parseHead = (headers: GivenHeaders) => parseHeaders(listApps, 200, headers);
export const validate = (body: unknown) => validateApp(body);
export const create = (input: InputOf<typeof createAppEntitlement>) =>
  buildRequest(createAppEntitlement, input, { baseUrl: "https://acme.conductor.one" });
export const items = () => paginate(listApps, {}, () => ({}));
export const pages = () => paginatePages(listApps, {}, () => ({}));
export const tree = endpoints.apps.entitlements;

export function read(body: unknown) {
  const answer = parseResponse(listApps, 200, body);
  if (!answer.ok) return answer.issues;
  return answer.value.list ?? [];
}

export function readWhole(body: unknown) {
  const answer = parseResponse(listApps, 200, body);
  return answer.ok && answer.status === 200 ? answer : undefined;
}

/** A wrapper that knows no operation in particular. */
export function wrap<E extends Endpoint>(endpoint: E, input: InputOf<E>) {
  const prepare = () => buildRequest(endpoint, input, { baseUrl: "https://acme.conductor.one" });
  const check = (status: number, body: unknown) => parseResponse(endpoint, status, body);
  return { prepare, check, first: undefined as ItemOf<E> | undefined };
}
