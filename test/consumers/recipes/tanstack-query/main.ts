import { MutationObserver, QueryClient } from "@tanstack/query-core";
import { ValidationError, type ListAppsResponse } from "c1-apps-schema";
import { connect } from "../../fetch-client/client.js";
import { appPages, entitlementCreation, query } from "./queries.js";

const baseUrl = process.env["C1_URL"] ?? "https://acme.conductor.one";
const token = process.env["C1_TOKEN"] ?? "";
const c1 = connect(baseUrl, () => token);
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: false } },
});

const firstPage = query("apps.list", c1.apps.list, { query: { page_size: 2 } });
const { list } = await client.fetchQuery(firstPage);
console.log(list?.map((app) => app.displayName).join(", ")); // => Ledger, Payroll

const cached = client.getQueryData<ListAppsResponse>(firstPage.queryKey);
console.log(cached?.nextPageToken); // => 2

const { pages } = await client.fetchInfiniteQuery({ ...appPages(c1, 2), pages: 3 });
console.log(pages.map((page) => page.list?.length).join(", ")); // => 2, 2, 1

const creation = new MutationObserver(client, entitlementCreation(c1, "app-1"));
const created = await creation.mutate({ displayName: "Deployer", durationGrant: "3600s" });
console.log(created?.displayName); // => Deployer

// What the server answers is checked before it gets into the cache.
const other = connect(`${baseUrl}/wrong`, () => token);
const wrong = query("wrong", other.apps.list, {});
await client.fetchQuery(wrong).catch((error: unknown) => {
  if (error instanceof ValidationError) console.log(error.issues[0]?.pointer);
  // => /list/1/monthlyCostUsd
});
