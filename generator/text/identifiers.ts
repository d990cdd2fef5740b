/**
 * Turns names of a document into TypeScript identifiers. Characters of identifiers are kept, in any script;
 * all others, including underscores, separate words. The result does not depend on the locale.
 */

/** Invisible characters (joiners, fillers, variation selectors) separate words too. */
const separators = /(?:[^\p{ID_Continue}]|\p{Pc}|\p{Default_Ignorable_Code_Point})+/u;

/** `page_size` -> `PageSize`; `c1.api.App` -> `C1ApiApp`; inner capitals stay: `iOSApp` -> `IOSApp`. */
export function pascalCase(text: string): string {
  return words(text).map(capitalize).join("");
}

/** `Create App` -> `createApp`; `URLList` stays readable: `urlList`. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  return lowerFirstWord(first) + rest.map(capitalize).join("");
}

/** `page-size` -> `page_size`; nothing else changes. */
export function preservedCase(text: string): string {
  return words(text).join("_");
}

/** `listApps` -> `list_apps`, `URLList` -> `url_list`. */
export function snakeCase(text: string): string {
  return words(text)
    .flatMap((word) => word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u))
    .map((word) => word.toLowerCase())
    .join("_");
}

/** A valid identifier that starts with a letter; `fallback` where no character of the text is left. */
export function identifierOf(text: string, fallback: string): string {
  if (text === "") return fallback;
  return /^[\p{ID_Start}_$]/u.test(text) ? text : `_${text}`;
}

/** Of more members than this, a name lists the first ones only. */
const mostNamed = 3;

/** `card`, `iban` -> `cardOrIban`: a group that has no name is named after its members. */
export function nameAfter(members: readonly string[]): string {
  const listed =
    members.length > mostNamed ? [...members.slice(0, mostNamed - 1), "other"] : members;
  return listed
    .map((name, index) => (index === 0 ? name : name.charAt(0).toUpperCase() + name.slice(1)))
    .join("Or");
}

/** `owners` -> `owner`, `policies` -> `policy`; `status` and `address` stay. */
export function singular(text: string): string {
  if (/ies$/i.test(text)) return text.replace(/ies$/i, "y");
  if (/(ss|us|is|news)$/i.test(text)) return text;
  if (/(ch|sh|x|ss)es$/i.test(text)) return text.replace(/es$/i, "");
  return text.replace(/s$/i, "");
}

function words(text: string): string[] {
  return text
    .normalize("NFC")
    .split(separators)
    .filter((word) => word !== "");
}

function capitalize(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function lowerFirstWord(word: string): string {
  const acronym = /^\p{Lu}+(?=\p{Lu}\p{Ll}|$)/u.exec(word)?.[0];
  if (acronym !== undefined) return acronym.toLowerCase() + word.slice(acronym.length);
  const [first = ""] = word;
  return first.toLowerCase() + word.slice(first.length);
}
