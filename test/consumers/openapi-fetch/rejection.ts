import type { Client } from "openapi-fetch";
import type { paths } from "c1-apps-schema/paths";

/** What the compiler refuses; `client.ts` has what it accepts. */
export async function misuse(client: Client<paths>): Promise<void> {
  // @ts-expect-error TS2345: there is no such path
  await client.GET("/api/v1/app", {});

  await client.GET("/api/v1/apps/{id}", {
    // @ts-expect-error TS2353: the path has no such parameter
    params: { path: { app_id: "1" } },
  });

  await client.GET("/api/v1/apps", {
    // @ts-expect-error TS2322: a number
    params: { query: { page_size: "two" } },
  });

  await client.POST("/api/v1/apps/{app_id}/entitlements", {
    params: { path: { app_id: "1" } },
    // @ts-expect-error TS2322: two members of one oneof
    body: { displayName: "Deployer", durationGrant: "3600s", durationUnset: {} },
  });
}
