import { nameHint } from "../text/name-hint.js";
import { SpecwrightError } from "../findings/specwright-error.js";

/** An option that is unknown, missing or wrong. */
export class OptionError extends SpecwrightError {
  constructor(
    message: string,
    /** The keys that lead to it: `["package", "version"]`. */
    readonly path: readonly string[],
    /** Whether the fault is the key itself, and not its value. */
    readonly isUnknownKey = false,
  ) {
    super(message);
  }
}

/** What the names of an option are, and where they are listed: some options have many. */
const kinds: Readonly<Record<string, readonly [noun: string, listed: string]>> = {
  rules: ["rule", "`specwright explain` lists them all."],
  severities: ["change", "docs/diff.md lists them all."],
};

/** A name of an option that there is not, with the one that was probably meant, or where all are listed. */
export function unknownOption(path: readonly string[], known: readonly string[]): OptionError {
  const name = path.at(-1) ?? "";
  const parents = path.slice(0, -1).map((part) => `${part}.`);
  const [noun, listed] = kinds[path[0] ?? ""] ?? [];
  if (noun !== undefined && path.length === 2) {
    const text = `There is no ${noun} \`${name}\`. ${nameHint(name, known, { listed })}`;
    return new OptionError(text, path, true);
  }
  const places = { prefix: parents.join(""), listed: "docs/configuration.md lists them all." };
  const hint = nameHint(name, known, places);
  return new OptionError(`There is no option \`${path.join(".")}\`. ${hint}`, path, true);
}
