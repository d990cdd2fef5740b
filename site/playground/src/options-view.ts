import { element } from "./element.js";
import type { PlayOptions } from "./messages.js";

/** The options that change what the tabs show, with their values as the configuration has them. */
const choices = {
  formats: ["assert", "annotate"],
  enums: ["union", "const", "enum"],
  unknownEnumValues: ["open", "closed", "marked"],
  additionalProperties: ["declared", "always", "never"],
  dates: ["string", "Date"],
  int64: ["string", "number", "bigint"],
  closedObjects: ["strict", "composed"],
} as const;

const flags = ["immutable", "jsonSchemas", "stripUnknown", "protojson"] as const;

/** A form of options; what is left at its default is not in the options. */
export class OptionsView {
  readonly #form: HTMLFormElement;

  constructor(form: HTMLFormElement, onChange: () => void) {
    this.#form = form;
    for (const [name, values] of Object.entries(choices)) {
      const options = values.map((value) => element("option", { value }, value));
      const none = element("option", { value: "" }, "default");
      form.append(element("label", {}, name, " ", element("select", { name }, none, ...options)));
    }
    for (const name of flags) {
      form.append(element("label", {}, element("input", { type: "checkbox", name }), " ", name));
    }
    form.addEventListener("change", onChange);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  get options(): PlayOptions {
    const chosen: Record<string, string | boolean> = {};
    for (const name of Object.keys(choices)) {
      const { value } = this.#field(name) as HTMLSelectElement;
      if (value !== "") chosen[name] = value;
    }
    for (const name of flags) {
      if ((this.#field(name) as HTMLInputElement).checked) chosen[name] = true;
    }
    return chosen;
  }

  /** Options of a link may be anything: what the form does not know is not taken. */
  set(options: Readonly<Record<string, unknown>>): void {
    for (const [name, values] of Object.entries(choices)) {
      const wanted = options[name];
      const known = values.some((value) => value === wanted);
      (this.#field(name) as HTMLSelectElement).value = known ? String(wanted) : "";
    }
    for (const name of flags) {
      (this.#field(name) as HTMLInputElement).checked = options[name] === true;
    }
  }

  #field(name: string): Element | RadioNodeList | null {
    return this.#form.elements.namedItem(name);
  }
}
