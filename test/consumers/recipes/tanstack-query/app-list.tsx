import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { ApiClient } from "c1-apps-schema";
import { appPages, entitlementCreation, query } from "./queries.js";

export function AppList({ c1 }: { readonly c1: ApiClient }): ReactNode {
  const [chosen, choose] = useState<string>();
  const apps = useInfiniteQuery(appPages(c1, 50));
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
      {chosen !== undefined && <AppDetails c1={c1} id={chosen} />}
    </>
  );
}

function AppDetails({ c1, id }: { readonly c1: ApiClient; readonly id: string }) {
  const { data } = useQuery(query("apps.retrieve", c1.apps.retrieve, { pathParams: { id } }));
  const creation = useMutation(entitlementCreation(c1, id));
  return (
    <section>
      <h2>{data?.app?.displayName}</h2>
      <button onClick={() => creation.mutate({ displayName: "Deployer", durationGrant: "3600s" })}>
        Add an entitlement
      </button>
    </section>
  );
}
