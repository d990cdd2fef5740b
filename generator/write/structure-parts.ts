import type { JSDocStructure, OptionalKind, TypeParameterDeclarationStructure } from "ts-morph";

/** A structure has something that only ts-morph can print. */
export class Unknown extends Error {
  override readonly name = "Unknown";
}

/** Throws `Unknown` if the structure says anything in other fields than these. */
export function onlyHas(structure: object, fields: ReadonlySet<string>): void {
  for (const field in structure) {
    if (!fields.has(field) && says((structure as Record<string, unknown>)[field]))
      throw new Unknown();
  }
}

function says(value: unknown): boolean {
  if (value === undefined || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}

/** The text, where it is one: a function that writes is for ts-morph. */
export function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Unknown();
  return value;
}

/** The list, where it is one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Unknown();
  return value as readonly unknown[];
}

const docFields = new Set(["kind", "description"]);

/** Documentation comments, each on lines of its own. */
export function docsText(
  docs: readonly (OptionalKind<JSDocStructure> | string | object)[] | undefined,
): string {
  if (docs === undefined || docs.length === 0) return "";
  return docs.map(docText).join("");
}

function docText(doc: OptionalKind<JSDocStructure> | string | object): string {
  if (typeof doc === "function") throw new Unknown();
  if (typeof doc === "object") onlyHas(doc, docFields);
  const text = textOf(typeof doc === "object" ? (doc as JSDocStructure).description : doc);
  if (text.includes("\r")) throw new Unknown();
  if (!text.includes("\n")) return `/** ${text} */\n`;
  const lines = (text.startsWith("\n") ? text.slice(1) : text).split("\n");
  return `/**\n${lines.map((line) => (line === "" ? " *" : ` * ${line}`)).join("\n")}\n */\n`;
}

const typeParameterFields = new Set(["kind", "name", "constraint", "default"]);

/** `<T extends Foo>`; nothing where there are none. */
export function typeParametersText(
  parameters: readonly (OptionalKind<TypeParameterDeclarationStructure> | string)[] | undefined,
): string {
  if (parameters === undefined || parameters.length === 0) return "";
  const texts = parameters.map((parameter) => {
    if (typeof parameter === "string") return parameter;
    onlyHas(parameter, typeParameterFields);
    const { name, constraint, default: fallback } = parameter;
    const bound = constraint === undefined ? "" : ` extends ${textOf(constraint)}`;
    return `${name}${bound}${fallback === undefined ? "" : ` = ${textOf(fallback)}`}`;
  });
  return `<${texts.join(", ")}>`;
}
