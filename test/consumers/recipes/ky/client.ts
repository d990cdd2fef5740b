import ky from "ky";
import { createCall, type ApiCall } from "c1-apps-schema";

/** What the application does with all of its requests; it knows nothing of this API. */
const http = ky.create({
  hooks: {
    beforeRequest: [(request) => request.headers.set("x-client", "billing")],
  },
  // The client waits and tries again, and makes errors of statuses: it knows what the operations declare.
  retry: 0,
  timeout: false,
  throwHttpErrors: false,
});

/** Calls any operation of one server. */
export function connect(baseUrl: string, token: string): ApiCall {
  return createCall({ baseUrl, auth: { bearer: token }, fetch: http, timeout: 10_000 });
}
