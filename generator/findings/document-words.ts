/** The minor versions of the specifications, the oldest first. */
export const specificationVersions = ["2.0", "3.0", "3.1", "3.2"] as const;

export type SpecificationVersion = (typeof specificationVersions)[number];

/**
 * The minor version that `openapi` declares: `3.1` for `3.1.0`. The patch version or the quotes are often missing,
 * and YAML reads `3.0` as the number 3. Undefined for unsupported versions.
 */
export function minorVersionOf(
  declared: unknown,
): Exclude<SpecificationVersion, "2.0"> | undefined {
  if (typeof declared !== "string" && typeof declared !== "number") return undefined;
  const text = declared === 3 ? "3.0" : String(declared);
  const [, minor] = /^3\.([012])(?:$|\.\d)/.exec(text) ?? [];
  return minor === undefined ? undefined : (`3.${minor}` as "3.0" | "3.1" | "3.2");
}

/**
 * A text for people; or one for each version from which on it is said, such as `{ "2.0": …, "3.1": … }`: no
 * document is told to write what its version does not have.
 */
export type VersionedText = string | TextsByVersion;

export type TextsByVersion = Readonly<
  { "2.0": string } & Partial<Record<SpecificationVersion, string>>
>;

/** The text for a version: that of the newest entry that is not newer. */
export function textFor(text: VersionedText, version: SpecificationVersion): string {
  if (typeof text === "string") return text;
  const until = specificationVersions.indexOf(version);
  const known = specificationVersions.slice(0, until + 1).flatMap((each) => text[each] ?? []);
  return known.at(-1) ?? text["2.0"];
}

/** The text for pages that are about no document: the newest one, and before it those for older versions. */
export function textForAll(text: VersionedText): string {
  if (typeof text === "string") return text;
  const given = specificationVersions.filter((version) => text[version] !== undefined);
  const parts = given.map((version, index) => {
    const next = given[index + 1];
    const own = text[version] ?? "";
    if (next === undefined) return `Since OpenAPI ${version}: ${own}`;
    return index === 0 ? `Before OpenAPI ${next}: ${own}` : `In OpenAPI ${version}: ${own}`;
  });
  return parts.join("\n\n");
}

/** How a document names its parts, for the texts and places of findings. */
export interface DocumentWords {
  readonly version: SpecificationVersion;
  /** The place in the document as it was written, where it was converted. */
  readonly originOf?: (pointer: string) => string;
}

/** The text with each pointer of a converted document as that of the document that was written. */
export function withOwnPointers(text: string, { originOf }: DocumentWords): string {
  if (originOf === undefined) return text;
  return text.replace(/#\/components(?:\/[^\s"'`,;:()]*[^\s"'`,;:().])?/g, (pointer) =>
    pointer === "#/components" ? "#" : originOf(pointer),
  );
}
