import {
  createClient,
  listCharges,
  listIssues,
  listNumbers,
  PageResponse,
  paginate,
  searchThings,
  type ItemOf,
  type Thing,
} from "./index.js";

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const client = createClient({ baseUrl: "https://things.example" });

/** The items of every kind have the type of the list's items. */
export async function items(): Promise<void> {
  true satisfies Same<ItemOf<typeof listCharges>, Thing>;
  true satisfies Same<ItemOf<typeof listIssues>, Thing>;
  true satisfies Same<ItemOf<typeof listNumbers>, Thing>;
  for await (const thing of client.listCharges.items()) true satisfies Same<typeof thing, Thing>;
  for await (const thing of client.listNumbers.items({ query: { page: 2 } })) thing.id;
  for await (const hit of client.searchThings.items({ body: { text: "a" } })) hit.id;
  for await (const entry of client.listByDefault.items()) entry.toUpperCase();
  for await (const number of client.listLinked.items({}, { maxPages: 3 })) number.toFixed();
  for await (const hit of paginate(searchThings, { body: {} }, async () => ({ hits: [] }))) hit.id;
  for await (const thing of paginate(listIssues, {}, async (_, nextUrl) => {
    nextUrl satisfies string | undefined;
    return new PageResponse([], { link: "" });
  })) {
    thing.id;
  }
}

export function without(): void {
  // @ts-expect-error: the configuration says that it has no pages
  client.listTokens.items;
  // @ts-expect-error: what its document declares does not fit
  client.wrongParameter.items;
  // @ts-expect-error: not a list of things
  paginate(listIssues, {}, async () => new PageResponse([{ id: 3 }], {}));
}
