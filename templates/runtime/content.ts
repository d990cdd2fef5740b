import type { ContentDescriptor } from "./endpoint.js";

/**
 * The declaration that a media type belongs to: of its very name, else of its range (`image/*`), else
 * of any. Parameters such as `charset` do not count.
 */
export function findContent(
  declared: readonly ContentDescriptor[],
  mediaType: string,
): ContentDescriptor | undefined {
  // It comes from a server; what is not text names no media type.
  if (typeof mediaType !== "string") return undefined;
  const wanted = nameOf(mediaType);
  const range = `${before(wanted, "/")}/*`;
  const find = (name: string): ContentDescriptor | undefined =>
    declared.find((content) => nameOf(content.mediaType) === name);
  return find(wanted) ?? find(range) ?? find("*/*");
}

function nameOf(mediaType: string): string {
  return before(mediaType, ";").trim().toLowerCase();
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
}
