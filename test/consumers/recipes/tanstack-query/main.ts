import { MutationObserver, QueryClient } from "@tanstack/query-core";
import { listApps, ValidationError, type ListAppsResponse } from "c1-apps-schema";
import { appPages, entitlementCreation, query } from "./queries.js";

const baseUrl = process.env["C1_URL"] ?? "https://acme.conductor.one";
const token = process.env["C1_TOKEN"] ?? "";
const connection = { baseUrl, token };
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: false } },
});

const firstPage = query(connection, listApps, { query: { page_size: 2 } });
const { list } = await client.fetchQuery(firstPage);
console.log(list?.map((app) => app.displayName).join(", ")); // => Ledger, Payroll

const cached = client.getQueryData<ListAppsResponse>(firstPage.queryKey);
console.log(cached?.nextPageToken); // => 2

const { pages } = await client.fetchInfiniteQuery({ ...appPages(connection, 2), pages: 3 });
console.log(pages.map((page) => page.list?.length).join(", ")); // => 2, 2, 1

const creation = new MutationObserver(client, entitlementCreation(connection, "app-1"));
const created = await creation.mutate({ displayName: "Deployer", durationGrant: "3600s" });
console.log(created?.displayName); // => Deployer

// What the server answers is checked before it gets into the cache.
const wrong = query({ baseUrl: `${baseUrl}/wrong`, token }, listApps, {});
await client.fetchQuery(wrong).catch((error: unknown) => {
  if (error instanceof ValidationError) console.log(error.issues[0]?.pointer);
  // => /list/1/monthlyCostUsd
});
