import { FetchInterceptor } from "@mswjs/interceptors/fetch";
import { createAppEntitlement, listApps } from "c1-apps-schema";
import { createEntitlement, listAppNames } from "../../fetch-client/client.js";
import { mock, respond } from "./mock.js";

const mocks = [
  mock(listApps, ({ query }) =>
    query.has("page_token")
      ? { list: [{ displayName: "Wiki" }] }
      : { list: [{ displayName: "Ledger" }], nextPageToken: "2" },
  ),
  mock(createAppEntitlement, ({ pathParams, body }) => ({
    appEntitlementView: {
      appEntitlement: { id: "entitlement-1", appId: pathParams.app_id, ...body },
    },
  })),
];

const interceptor = new FetchInterceptor();
interceptor.on("request", async ({ request, controller }) => {
  controller.respondWith(await respond(mocks, request));
});
interceptor.apply();

// From here on the code under test, which knows nothing of mocks.
const connection = { baseUrl: "https://acme.conductor.one", token: "any" };
console.log(await listAppNames(connection, 1)); // => [ 'Ledger', 'Wiki' ]

const created = await createEntitlement(connection, "app-1", { displayName: "Deployer" });
console.log(created?.appId); // => app-1

const request = { displayName: "Deployer", durationGrant: "1h" };
await createEntitlement(connection, "app-1", request).catch((error: unknown) => {
  console.log(error instanceof Error && error.message.includes('"pointer":"/durationGrant"')); // => true
});

interceptor.dispose();
