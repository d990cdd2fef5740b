import {
  parseResponse,
  ValidationError,
  type Body,
  type Endpoint,
  type PathParams,
  type SuccessOf,
} from "c1-apps-schema";

/** What a mock is asked; the types are those of the operation. */
export interface Asked<E extends Endpoint> {
  readonly pathParams: PathParams<E>;
  readonly query: URLSearchParams;
  readonly body: Body<E>;
}

/** Answers the requests of one operation, and gives all others back. */
export type Mock = (request: Request) => Promise<Response | undefined>;

/**
 * A mock of an operation. A request that is not valid is answered with 400, as a server would; an
 * answer that is not valid is a mistake in the test, and throws.
 */
export function mock<E extends Endpoint>(
  endpoint: E,
  answer: (asked: Asked<E>) => SuccessOf<E> | Promise<SuccessOf<E>>,
): Mock {
  return async (request) => {
    const { pathname, searchParams: query } = new URL(request.url);
    const pathParams = matchPath(endpoint.path, pathname);
    if (request.method !== endpoint.method || pathParams === undefined) return undefined;
    const body: unknown = request.body === null ? undefined : await request.json();
    const checked = await endpoint.requestBody?.schema?.["~standard"].validate(body);
    if (checked?.issues !== undefined) {
      return Response.json({ code: 400, issues: checked.issues }, { status: 400 });
    }
    // The path has these names, and the body has just been checked.
    const value = await answer({ pathParams, query, body } as Asked<E>);
    const parsed = parseResponse(endpoint, 200, value);
    if (!parsed.ok) throw new ValidationError(`The mock of ${endpoint.operationId}`, parsed.issues);
    return Response.json(value);
  };
}

/** The answer of the first mock whose operation it is. */
export async function respond(mocks: readonly Mock[], request: Request): Promise<Response> {
  for (const answer of mocks) {
    const response = await answer(request.clone());
    if (response !== undefined) return response;
  }
  return Response.json({ code: 501, message: `No mock of ${request.url}` }, { status: 501 });
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const values = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
  if (values === null) return undefined;
  return Object.fromEntries(
    names.map((name, index) => [name, decodeURIComponent(values[index + 1] ?? "")]),
  );
}
