import { element } from "./element.js";
import type { PlayOptions } from "./messages.js";

/** The options that have a few values each, named as in the configuration. */
const choices: Readonly<Record<string, readonly string[]>> = {
  formats: ["assert", "annotate"],
  enums: ["union", "const", "enum"],
  unknownEnumValues: ["open", "closed", "marked"],
  additionalProperties: ["declared", "always", "never"],
  dates: ["string", "Date"],
  int64: ["string", "number", "bigint"],
  closedObjects: ["strict", "composed"],
  "naming.typeCase": ["pascal", "preserve"],
  "naming.operationCase": ["camel", "pascal", "snake", "preserve"],
};

const flags = ["immutable", "jsonSchemas", "stripUnknown", "protojson"];

/** Modules that are made unless they are switched off. */
const modules = [
  "oneofs",
  "inputs",
  "validators",
  "endpoints",
  "client",
  "webhooks",
  "masks",
  "messages",
];

/** Lists of names, with commas between them. */
const lists: Readonly<Record<string, string>> = {
  tags: "apps, users",
  paths: "/apps/**",
  operations: "listApps",
  schemas: "App*",
};

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A form of options; what is left at its default is not in the options. */
export class OptionsView {
  readonly #form: HTMLFormElement;
  readonly #fields = new Map<string, Field>();
  readonly #fault = element("p", { class: "error", role: "status" });

  constructor(form: HTMLFormElement, onChange: () => void) {
    this.#form = form;
    this.#group("Types", this.#selects(), this.#checkboxes(flags));
    for (const part of ["include", "exclude"]) this.#group(part, this.#texts(part));
    this.#group("builtIn", this.#checkboxes(modules.map((name) => `builtIn.${name}`)));
    const others = element("textarea", {
      ...{ name: "others", rows: "3", spellcheck: "false", "aria-label": "Other options, in JSON" },
      placeholder: '{ "naming": { "types": { "app": "Application" } } }',
    });
    this.#fields.set("others", others);
    this.#group("Other options, in JSON", [others, this.#fault]);
    form.addEventListener("change", onChange);
    form.addEventListener("submit", (event) => event.preventDefault());
    this.set({});
  }

  get options(): PlayOptions {
    const chosen: Record<string, unknown> = this.#others();
    for (const name of Object.keys(choices)) put(chosen, name, this.#text(name) || undefined);
    for (const name of flags) put(chosen, name, this.#isChecked(name) || undefined);
    for (const name of modules) {
      put(chosen, `builtIn.${name}`, this.#isChecked(`builtIn.${name}`) ? undefined : false);
    }
    for (const name of listNames) {
      const parts = this.#text(name)
        .split(",")
        .map((part) => part.trim());
      const given = parts.filter((part) => part !== "");
      put(chosen, name, given.length === 0 ? undefined : given);
    }
    return chosen;
  }

  /** Options of a link may be anything: what the form has no field for stands in the field of JSON, and is checked. */
  set(options: Readonly<Record<string, unknown>>): void {
    const rest = JSON.parse(JSON.stringify(options)) as Record<string, unknown>;
    for (const [name, values] of Object.entries(choices)) {
      this.#write(name, take(rest, name, (value) => values.some((known) => known === value)) ?? "");
    }
    for (const name of flags) this.#check(name, take(rest, name, isTrue) === true);
    for (const name of modules.map((module) => `builtIn.${module}`)) {
      this.#check(name, take(rest, name, isFalse) !== false);
    }
    for (const name of listNames) {
      const list = take(rest, name, isTexts) as readonly string[] | undefined;
      this.#write(name, list?.join(", ") ?? "");
    }
    const isEmpty = Object.keys(rest).length === 0;
    this.#write("others", isEmpty ? "" : JSON.stringify(rest, undefined, 2));
  }

  #others(): Record<string, unknown> {
    this.#fault.replaceChildren();
    const text = this.#text("others").trim();
    if (text === "") return {};
    try {
      const read: unknown = JSON.parse(text);
      if (typeof read === "object" && read !== null && !Array.isArray(read)) return { ...read };
      this.#fault.replaceChildren('Write an object: { "rules": { … } }.');
    } catch (error) {
      this.#fault.replaceChildren(`This is not JSON: ${(error as Error).message}.`);
    }
    return {};
  }

  #group(title: string, ...parts: readonly (readonly HTMLElement[])[]): void {
    const legend = element("legend", {}, title);
    this.#form.append(element("fieldset", {}, legend, ...parts.flat()));
  }

  #selects(): HTMLElement[] {
    return Object.entries(choices).map(([name, values]) => {
      const options = values.map((value) => element("option", { value }, value));
      const none = element("option", { value: "" }, "default");
      const select = element("select", { name }, none, ...options);
      this.#fields.set(name, select);
      return element("label", {}, name, " ", select);
    });
  }

  #checkboxes(names: readonly string[]): HTMLElement[] {
    return names.map((name) => {
      const input = element("input", { type: "checkbox", name });
      this.#fields.set(name, input);
      return element("label", { class: "flag" }, input, ` ${name.replace(/^.*\./, "")}`);
    });
  }

  #texts(part: string): HTMLElement[] {
    return Object.entries(lists).map(([list, placeholder]) => {
      const name = `${part}.${list}`;
      const input = element("input", { type: "text", name, placeholder, "aria-label": name });
      this.#fields.set(name, input);
      return element("label", {}, list, " ", input);
    });
  }

  #text(name: string): string {
    return this.#fields.get(name)?.value ?? "";
  }

  #write(name: string, value: unknown): void {
    const field = this.#fields.get(name);
    if (field !== undefined) field.value = String(value);
  }

  #isChecked(name: string): boolean {
    const field = this.#fields.get(name);
    return field instanceof HTMLInputElement && field.checked;
  }

  #check(name: string, checked: boolean): void {
    const field = this.#fields.get(name);
    if (field instanceof HTMLInputElement) field.checked = checked;
  }
}

const listNames = ["include", "exclude"].flatMap((part) =>
  Object.keys(lists).map((list) => `${part}.${list}`),
);

const isTrue = (value: unknown) => value === true;
const isFalse = (value: unknown) => value === false;
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every((text) => typeof text === "string" && !text.includes(","));

/** Sets `naming.typeCase` in `naming`. */
function put(options: Record<string, unknown>, path: string, value: unknown): void {
  if (value === undefined) return;
  const [name = "", field] = path.split(".");
  const inner = options[name];
  options[name] =
    field === undefined ? value : { ...(typeof inner === "object" ? inner : {}), [field]: value };
}

/** The value at a path, which is then gone from the options; undefined where it does not fit its field. */
function take(
  options: Record<string, unknown>,
  path: string,
  fits: (value: unknown) => boolean,
): unknown {
  const [name = "", field] = path.split(".");
  const place = field === undefined ? options : options[name];
  const key = field ?? name;
  if (typeof place !== "object" || place === null || !Object.hasOwn(place, key)) return undefined;
  const values = place as Record<string, unknown>;
  const value = values[key];
  if (!fits(value)) return undefined;
  delete values[key];
  if (place !== options && Object.keys(place).length === 0) delete options[name];
  return value;
}
