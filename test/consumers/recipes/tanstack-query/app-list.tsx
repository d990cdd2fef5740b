import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { getApp } from "c1-apps-schema";
import type { Connection } from "../../fetch-client/client.js";
import { appPages, entitlementCreation, query } from "./queries.js";

export function AppList({ connection }: { readonly connection: Connection }): ReactNode {
  const [chosen, choose] = useState<string>();
  const apps = useInfiniteQuery(appPages(connection, 50));
  if (apps.isPending) return <p>…</p>;
  if (apps.isError) return <p role="alert">{apps.error.message}</p>;
  const list = apps.data.pages.flatMap((page) => page.list ?? []);
  return (
    <>
      {list.map((app) => (
        <button key={app.id} onClick={() => choose(app.id)}>
          {app.displayName}
        </button>
      ))}
      {apps.hasNextPage && <button onClick={() => apps.fetchNextPage()}>More</button>}
      {chosen !== undefined && <AppDetails connection={connection} id={chosen} />}
    </>
  );
}

function AppDetails({ connection, id }: { readonly connection: Connection; readonly id: string }) {
  const { data } = useQuery(query(connection, getApp, { pathParams: { id } }));
  const creation = useMutation(entitlementCreation(connection, id));
  return (
    <section>
      <h2>{data?.app?.displayName}</h2>
      <button onClick={() => creation.mutate({ displayName: "Deployer", durationGrant: "3600s" })}>
        Add an entitlement
      </button>
    </section>
  );
}
