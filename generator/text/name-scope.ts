import { reservedNames } from "./reserved-names.js";

/** The values that are named after a type: these names must be free too. */
function derivedNames(name: string, hasCodecs: boolean): string[] {
  const exported = [`is${name}`, `validate${name}`, `assert${name}`, `${name}Schema`];
  const codecs = hasCodecs ? [`decode${name}`, `encode${name}`, `codec${name}`] : [];
  const inner = [`check${name}`, `node${name}`, `jsonSchemaOf${name}`, `inputRuleOf${name}`];
  return [...exported, ...inner, ...codecs];
}

/**
 * Gives out the exported names of one output. All modules meet in `index.ts`, so types and values
 * share one scope. Names are compared without letter case: some file systems and many readers do.
 * The order of the calls decides who keeps a contested name; callers keep it deterministic.
 */
export class NameScope {
  readonly #taken = new Set<string>();
  /** The first number to try for a name, since smaller ones are taken. */
  readonly #next = new Map<string, number>();
  readonly #hasCodecs: boolean;

  constructor({ hasCodecs = false }: { readonly hasCodecs?: boolean } = {}) {
    this.#hasCodecs = hasCodecs;
  }

  /** A type, with the validators that are named after it. */
  schemaName(candidate: string): string {
    const claims = (name: string) => [name, ...derivedNames(name, this.#hasCodecs)];
    return this.#claim(candidate, claims, { kind: "schema" });
  }

  /** As `schemaName`, for a request variant: `toFooInput` goes by its name too. */
  variantName(candidate: string): string {
    const claims = (name: string) => {
      return [name, `to${name}`, ...derivedNames(name, this.#hasCodecs)];
    };
    return this.#claim(candidate, claims, { kind: "variant" });
  }

  /** A type or value alone. */
  plainName(candidate: string): string {
    return this.#claim(candidate, (name) => [name], { kind: "plain" });
  }

  /** The descriptor of an operation: `delete` becomes `deleteOperation`. */
  operationName(candidate: string): string {
    return this.#claim(candidate, (name) => [name], { kind: "plain", suffix: "Operation" });
  }

  /** A stem that is not exported itself, only in the given forms: `CreateApp` for `CreateAppParams`. */
  stem(candidate: string, forms: (name: string) => readonly string[]): string {
    return this.#claim(candidate, forms);
  }

  isTaken(name: string): boolean {
    return this.#taken.has(name.toLowerCase());
  }

  /** `kind`: names of one kind claim the same forms, so what was taken for one is for the next. */
  #claim(
    candidate: string,
    claims: (name: string) => readonly string[],
    { kind, suffix = "Model" }: { readonly kind?: string; readonly suffix?: string } = {},
  ): string {
    const isReserved = [candidate, ...claims(candidate)].some((name) => reservedNames.has(name));
    const base = isReserved ? `${candidate}${suffix}` : candidate;
    const key = kind === undefined ? undefined : `${kind} ${base}`;
    const first = key === undefined ? 1 : (this.#next.get(key) ?? 1);
    for (let attempt = first; ; attempt += 1) {
      const name = attempt === 1 ? base : `${base}${attempt}`;
      const wanted = claims(name);
      if (!this.#areFree(wanted)) continue;
      for (const claim of wanted) this.#taken.add(claim.toLowerCase());
      if (key !== undefined) this.#next.set(key, attempt + 1);
      return name;
    }
  }

  #areFree(wanted: readonly string[]): boolean {
    return !wanted.some((name) => reservedNames.has(name) || this.#taken.has(name.toLowerCase()));
  }
}
