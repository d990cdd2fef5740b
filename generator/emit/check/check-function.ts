import { camelCase } from "../../text/identifiers.js";
import { isBindable, usedName, type Code } from "../code/code.js";
import type { Pointer } from "../../model/model.js";
import type { CheckModule } from "./check-module.js";

/** Names that a check calls or takes as parameters; a property's local must not hide them. */
const ours =
  /^(?:is|has|get|matches|check|count|length)(?=\P{Ll})|^pattern\$|^(?:value|depth|equal)$/u;

/** One check function while its body is written: its local names. */
export class CheckFunction {
  readonly #locals = new Set<string>();

  constructor(
    readonly module: CheckModule,
    /** What it checks: a type, or a part that several types share. Parts are named after it. */
    readonly subject: string,
    /** Where that stands in the document: parts are named after their place in it. */
    readonly source: Pointer,
  ) {}

  /** A fresh local named after a property: `alias`, `node_id`, `isActiveValue`, `alias2`. */
  local(property: string): Code {
    const isPlain = (name: string) => isBindable(name) && !ours.test(name);
    if (isPlain(property)) return this.#fresh(property);
    const camel = camelCase(property);
    const base = isPlain(camel)
      ? camel
      : camel !== "" && isBindable(`${camel}Value`)
        ? `${camel}Value`
        : "propertyValue";
    return this.#fresh(base);
  }

  /** A fresh local of our own: `item`, `index`, `matches`. */
  own(base: string): Code {
    return this.#fresh(base);
  }

  #fresh(base: string): Code {
    for (let attempt = 1; ; attempt += 1) {
      const name = attempt === 1 ? base : `${base}${attempt}`;
      if (this.#locals.has(name)) continue;
      this.#locals.add(name);
      return usedName({ name });
    }
  }
}
