import {
  listPets,
  parseHeaders,
  readHeaders,
  type Endpoint,
  type ParsedHeaders,
  type ResponseHeaders,
} from "./index.js";

export function total(headers: { get(name: string): string | null }): number {
  const read: ResponseHeaders<typeof listPets, 200> = readHeaders(listPets, 200, headers);
  const kinds: string[] = read["x-kinds"] ?? [];
  const sizes: number[] = read["x-sizes"] ?? [];
  const texts: (string | undefined)[] = [read.etag, read["x-odd"], read["x-meta"]?.a];
  const cached: boolean = read["x-cached"] === true;
  return (read["x-total-count"] ?? 0) + kinds.length + sizes.length + texts.length + Number(cached);
}

export function retry(headers: { readonly "retry-after"?: string }): number {
  return readHeaders(listPets, 429, headers)["retry-after"] ?? 0;
}

/** What is required is there, once the headers are known to fit. */
export function checked(headers: { get(name: string): string | null }): number {
  const parsed = parseHeaders(listPets, 200, headers);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ pointer }) => pointer).join());
  const code: string = parsed.value["x-code"];
  const sizes: readonly number[] = parsed.value["x-sizes"] ?? [];
  // @ts-expect-error It may be missing.
  const page: number = parsed.value["x-page"];
  return code.length + sizes.length + page + parsed.value["x-total-count"];
}

/** By a status that may be any: the headers are those of the declaration that it has. */
export function byStatus(status: number, headers: Record<string, string | string[]>): unknown {
  const parsed: ParsedHeaders<typeof listPets> = parseHeaders(listPets, status, headers);
  if (!parsed.ok) return parsed.declared ? parsed.issues[0]?.pointer : parsed.status;
  if (parsed.status === 200) return parsed.value["x-total-count"].toFixed();
  if (parsed.status === 429) return parsed.value["retry-after"]?.toFixed();
  // @ts-expect-error The response for 404 is declared without headers, whatever those of 4XX are.
  if (parsed.status === 404) return parsed.value["retry-after"];
  return parsed.value satisfies object;
}

/** For any operation. */
export function any<E extends Endpoint>(endpoint: E, response: Response): ParsedHeaders<E> {
  const parsed = parseHeaders(endpoint, response.status, response.headers);
  if (parsed.declared && !parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed;
}

interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}
