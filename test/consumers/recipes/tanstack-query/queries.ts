import type {
  ApiClient,
  CallOptions,
  CreateAppEntitlementRequest,
  ListAppsResponse,
} from "c1-apps-schema";
import { createEntitlement } from "../../fetch-client/client.js";

/** Options for `useQuery`, `fetchQuery` and the like, for any call of a client that reads. */
export function query<Params, Output>(
  name: string,
  call: (params: Params, options?: CallOptions) => Promise<Output>,
  params: Params,
) {
  return {
    queryKey: [name, params],
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Output> =>
      call(params, { signal }),
  };
}

/** Options for `useInfiniteQuery`: the token of the next page is the parameter of a page. */
export function appPages(c1: ApiClient, pageSize: number) {
  return {
    queryKey: ["apps.list", "pages", pageSize],
    queryFn: (page: { readonly pageParam: string | undefined; readonly signal: AbortSignal }) => {
      const parameters = { page_size: pageSize, page_token: page.pageParam };
      return c1.apps.list({ query: parameters }, { signal: page.signal });
    },
    initialPageParam: undefined,
    getNextPageParam: (last: ListAppsResponse) => last.nextPageToken || undefined,
  };
}

/** Options for `useMutation`. */
export function entitlementCreation(c1: ApiClient, appId: string) {
  return {
    mutationKey: ["apps.entitlements.create", appId],
    mutationFn: (body: CreateAppEntitlementRequest) => createEntitlement(c1, appId, body),
  };
}
