import { listPets, readHeaders, type ResponseHeaders } from "./index.js";

export function total(headers: { get(name: string): string | null }): number {
  const read: ResponseHeaders<typeof listPets, 200> = readHeaders(listPets, 200, headers);
  const kinds: string[] = read["x-kinds"] ?? [];
  const sizes: number[] = read["x-sizes"] ?? [];
  const texts: (string | undefined)[] = [read.etag, read["x-odd"], read["x-meta"]?.a];
  const cached: boolean = read["x-cached"] === true;
  return (read["x-total-count"] ?? 0) + kinds.length + sizes.length + texts.length + Number(cached);
}

export function retry(headers: { readonly "retry-after"?: string }): number {
  return readHeaders(listPets, 404, headers)["retry-after"] ?? 0;
}
