import ky from "ky";
import {
  buildRequest,
  parseResponse,
  unwrapResponse,
  type Endpoint,
  type InputOf,
  type SuccessOf,
} from "c1-apps-schema";

/** Calls any operation of one server. */
export type Call = <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<SuccessOf<E>>;

/** ky sends, waits and tries again; what is sent, and what may come back, the descriptors know. */
export function connect(baseUrl: string, token: string): Call {
  const http = ky.create({
    headers: { authorization: `Bearer ${token}` },
    timeout: 10_000,
    retry: { limit: 2, methods: ["get"] },
    // For these ky throws, after it has tried again. Any other may be a declared answer.
    throwHttpErrors: (status) => status >= 500 || status === 429,
  });
  return async (endpoint, input) => {
    const { url, ...request } = buildRequest(endpoint, input, { baseUrl });
    const response = await http(url, request);
    const body: unknown = await response.json();
    return unwrapResponse(endpoint, parseResponse(endpoint, response.status, body));
  };
}
