import {
  parseResponse,
  readBody,
  ValidationError,
  type Body,
  type Endpoint,
  type PathParams,
  type SuccessOf,
} from "c1-apps-schema";
import { HttpHandler, HttpResponse } from "msw";

/** What a mock is asked; the types are those of the operation. */
export interface Asked<E extends Endpoint> {
  readonly pathParams: PathParams<E>;
  readonly query: URLSearchParams;
  readonly body: Body<E>;
}

/**
 * An MSW handler of an operation. A request that is not valid is answered with 400, as a server would;
 * an answer that is not valid is a mistake in the test: the handler throws, and MSW answers with 500.
 */
export function mock<E extends Endpoint>(
  baseUrl: string,
  endpoint: E,
  answer: (asked: Asked<E>) => SuccessOf<E> | Promise<SuccessOf<E>>,
): HttpHandler {
  const path = `${baseUrl}${endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
  return new HttpHandler(endpoint.method, path, async ({ request, params }) => {
    const body = await readBody(request);
    const checked = await endpoint.requestBody?.schema?.["~standard"].validate(body);
    if (checked?.issues !== undefined) {
      return HttpResponse.json({ code: 400, issues: checked.issues }, { status: 400 });
    }
    const query = new URL(request.url).searchParams;
    // The path has these names, and the body has just been checked.
    const value = await answer({ pathParams: params, query, body } as Asked<E>);
    const parsed = parseResponse(endpoint, 200, value);
    if (!parsed.ok) throw new ValidationError(`The mock of ${endpoint.operationId}`, parsed.issues);
    return Response.json(value);
  });
}
