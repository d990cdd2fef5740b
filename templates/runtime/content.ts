import type { ContentDescriptor } from "./endpoint.js";

/**
 * The declaration that a media type belongs to: of its very name, else of its range (`image/*`), else
 * of any. Parameters such as `charset` do not count.
 */
export function findContent(
  declared: readonly ContentDescriptor[],
  mediaType: string,
): ContentDescriptor | undefined {
  const wanted = nameOf(mediaType);
  const range = wanted.replace(/\/.*$/, "/*");
  for (const name of [wanted, range, "*/*"]) {
    const found = declared.find(
      (content) => nameOf(content.mediaType) === name,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameOf(mediaType: string): string {
  return mediaType.replace(/;[^]*$/, "").trim().toLowerCase();
}
