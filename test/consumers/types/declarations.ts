import {
  buildRequest,
  endpoints,
  listApps,
  paginate,
  paginatePages,
  parseResponse,
  validateApp,
} from "c1-apps-schema";

/** Types that the compiler infers must have names that a declaration file of a user can import. */
export const build = (baseUrl: string) => buildRequest(listApps, {}, { baseUrl });
export const parse = (body: unknown) => parseResponse(listApps, 200, body);
export const validate = (body: unknown) => validateApp(body);
export const items = () => paginate(listApps, {}, () => ({}));
export const pages = () => paginatePages(listApps, {}, () => ({}));
export const create = endpoints.apps.entitlements.create;

export function read(body: unknown) {
  const answer = parseResponse(listApps, 200, body);
  if (!answer.ok) return answer.issues;
  return answer.value.list ?? [];
}
