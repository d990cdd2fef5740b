import { ownValue } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The characters of component keys and link names (OpenAPI 3.0.4, 4.7.7 Components Object). */
export const componentName = /^[a-zA-Z0-9._-]+$/;

/** Suggests a name in the form of component keys. */
export function renameFix(name: string): string {
  const allowed = name.replace(/[^a-zA-Z0-9._-]+/g, "_");
  return `Rename it, for example to \`${allowed.slice(0, 60)}\`, and the references to it.`;
}

/** Checks the keys of components. Invalid keys, and references to them, are read nevertheless. */
export function checkComponentKeys({ value }: Part, check: SpecificationCheck): void {
  // The meta-schemas of later versions have this rule.
  if (check.version !== "3.0") return;
  for (const [kind, entries] of entriesOf(ownValue(value, "components"))) {
    if (kind.startsWith("x-")) continue;
    for (const [key] of entriesOf(entries)) {
      if (componentName.test(key)) continue;
      const message = `A component's key consists of letters, digits, \`.\`, \`-\` and \`_\`; this is \`${key}\`.`;
      const pointer = appendPointer("#/components", kind, key);
      check.reportForm(message, pointer, { at: "key", severity: "warning", fix: renameFix(key) });
    }
  }
}

/** An Example Object has its value here or elsewhere (OpenAPI 3.0.4, 4.7.19 Example Object). */
export function checkExample({ value, pointer }: Part, check: SpecificationCheck): void {
  if (check.version !== "3.0") return;
  if (!Object.hasOwn(value, "value") || !Object.hasOwn(value, "externalValue")) return;
  const message = "An example has both `value` and `externalValue`, and may have one of them only.";
  const fix = "Remove one of the two.";
  check.reportForm(message, pointer, { at: "key", fix });
}
