import {
  listApps,
  type CreateAppEntitlementRequest,
  type Endpoint,
  type InputOf,
  type ListAppsResponse,
  type SuccessOf,
} from "c1-apps-schema";
import { call, createEntitlement, type Connection } from "../../fetch-client/client.js";

/** Options for `useQuery`, `fetchQuery` and the like, for any operation that reads. */
export function query<E extends Endpoint>(connection: Connection, endpoint: E, input: InputOf<E>) {
  return {
    queryKey: [connection.baseUrl, endpoint.operationId, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<SuccessOf<E>> =>
      call(connection, endpoint, input, signal),
  };
}

/** Options for `useInfiniteQuery`: the token of the next page is the parameter of a page. */
export function appPages(connection: Connection, pageSize: number) {
  return {
    queryKey: [connection.baseUrl, listApps.operationId, "pages", pageSize],
    queryFn: (page: { readonly pageParam: string | undefined; readonly signal: AbortSignal }) => {
      const parameters = { page_size: pageSize, page_token: page.pageParam };
      return call(connection, listApps, { query: parameters }, page.signal);
    },
    initialPageParam: undefined,
    getNextPageParam: (last: ListAppsResponse) => last.nextPageToken || undefined,
  };
}

/** Options for `useMutation`. */
export function entitlementCreation(connection: Connection, appId: string) {
  return {
    mutationKey: ["createAppEntitlement", appId],
    mutationFn: (body: CreateAppEntitlementRequest) => createEntitlement(connection, appId, body),
  };
}
