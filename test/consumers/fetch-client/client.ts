import {
  buildRequest,
  createAppEntitlement,
  listApps,
  paginate,
  parseResponse,
  updateAppEntitlement,
  ValidationError,
  type App,
  type AppEntitlementView,
  type CreateAppEntitlementRequest,
  type Endpoint,
  type InputOf,
  type Response,
  type UpdateAppEntitlementRequest,
} from "c1-apps-schema";

/** The tenant, `https://acme.conductor.one`, and a bearer token for it. */
export interface Connection {
  readonly baseUrl: string;
  readonly token: string;
}

/** Calls any operation with `fetch`; what comes back has been checked against its schema. */
export async function call<E extends Endpoint>(
  connection: Connection,
  endpoint: E,
  input: InputOf<E>,
): Promise<Response<E, 200>> {
  const { url, ...init } = buildRequest(endpoint, input, {
    baseUrl: connection.baseUrl,
    headers: { authorization: `Bearer ${connection.token}` },
  });
  const response = await fetch(url, init);
  const answer = parseResponse(endpoint, response.status, await response.json());
  if (answer.ok && answer.status === 200) return answer.value;
  if (answer.declared && !answer.ok) throw new ValidationError(endpoint.operationId, answer.issues);
  throw new Error(`${endpoint.operationId}: ${answer.status} ${JSON.stringify(answer.value)}`);
}
