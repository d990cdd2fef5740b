import { ApiError, createAppEntitlement, listApps } from "c1-apps-schema";
import { setupServer } from "msw/node";
import { connect, createEntitlement, listAppNames } from "../../fetch-client/client.js";
import { mock } from "./mock.js";

const baseUrl = "https://acme.conductor.one";
const server = setupServer(
  mock(baseUrl, listApps, ({ query }) =>
    query.has("page_token")
      ? { list: [{ displayName: "Wiki" }] }
      : { list: [{ displayName: "Ledger" }], nextPageToken: "2" },
  ),
  mock(baseUrl, createAppEntitlement, ({ pathParams, body }) => ({
    appEntitlementView: {
      appEntitlement: { id: "entitlement-1", appId: pathParams.app_id, ...body },
    },
  })),
);
server.listen({ onUnhandledRequest: "error" });

// From here on the code under test, which knows nothing of mocks.
const c1 = connect(baseUrl, () => "any");
console.log(await listAppNames(c1, 1)); // => [ 'Ledger', 'Wiki' ]

const created = await createEntitlement(c1, "app-1", { displayName: "Deployer" });
console.log(created?.appId); // => app-1

const request = { displayName: "Deployer", durationGrant: "1h" };
await createEntitlement(c1, "app-1", request).catch((error: unknown) => {
  console.log(error instanceof ApiError && error.text?.includes('"pointer":"/durationGrant"')); // => true
});

// One test wants another answer, but this is none that the API would give.
const wrong = { list: [{ displayName: 7 }] } as object;
server.use(mock(baseUrl, listApps, () => wrong));
await listAppNames(c1, 1).catch((error: unknown) => {
  console.log(error instanceof ApiError && error.text?.includes("/list/0/displayName")); // => true
});

server.close();
