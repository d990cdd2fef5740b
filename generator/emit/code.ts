import { reservedNames } from "../text/reserved-names.js";
import type { JsonValue } from "../model/model.js";
import { escapeHidden, hasHidden, unicodeEscape } from "../text/hidden-characters.js";

/**
 * The one door between text and code. `Code` is text that is known to be code; a string never is.
 * Spec text becomes code only through `literal`, `propertyKey`, `typeKey` and `identifier` here, and
 * becomes a comment only through `emit/docs.ts`.
 */
export class Code {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** For this module and `docs.ts` alone; a test holds that nobody else calls it. */
  static trusted(text: string): Code {
    return new Code(text);
  }

  toString(): string {
    return this.#text;
  }
}

/** Code with holes that only take code: code`if (${value} === ${literal(text)}) return false;`. */
export function code(strings: TemplateStringsArray, ...holes: readonly Code[]): Code {
  const { raw } = strings;
  let text = raw[0] ?? "";
  // A document makes a million of these: adding up takes a tenth of the time of String.raw.
  for (let index = 0; index < holes.length; index += 1) {
    text += String(holes[index]) + (raw[index + 1] ?? "");
  }
  return Code.trusted(text);
}

const comma = code`, `;

export function join(parts: readonly Code[], separator: Code = comma): Code {
  return Code.trusted(joined(parts, separator.toString()));
}

/** Statements or members, one a line. */
export function lines(parts: readonly Code[]): Code {
  return Code.trusted(joined(parts, "\n"));
}

function joined(parts: readonly Code[], separator: string): string {
  let text = parts[0]?.toString() ?? "";
  for (let index = 1; index < parts.length; index += 1) {
    text += separator + String(parts[index]);
  }
  return text;
}

export const nothing = Code.trusted("");

const identifierForm = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** A name of our own making as code. Throws on anything else: that would be our bug, not the spec's. */
export function identifier(name: string): Code {
  // Nearly all names are ASCII, which is told at a tenth of the cost.
  if (!isPlainKey(name) && (!identifierForm.test(name) || hasHidden(name)))
    throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return Code.trusted(name);
}

/** Whether a name needs no quotes as a property. Only ASCII, so that every reader sees what it is. */
function isPlainKey(name: string): boolean {
  return plainKey.test(name);
}

const plainKey = /^[A-Za-z_$][\w$]*$/;

/** A property's name in a type: `alias`, `"@type"`. */
export function typeKey(name: string): Code {
  return isPlainKey(name) && name !== "__proto__" ? Code.trusted(name) : literal(name);
}

/** A property's name in an object literal; `__proto__: x` would set the prototype. */
export function propertyKey(name: string): Code {
  return name === "__proto__" ? code`[${literal(name)}]` : typeKey(name);
}

/** Whether a local variable or parameter may bear the name. */
export function isBindable(name: string): boolean {
  return isPlainKey(name) && !reservedNames.has(name);
}

/** A JSON value as an expression that reads back equal. */
export function literal(value: JsonValue): Code {
  if (typeof value === "string") return Code.trusted(quote(value));
  if (typeof value === "number") return Code.trusted(numberText(value));
  if (value === null || typeof value === "boolean") return Code.trusted(String(value));
  if (isArray(value)) return code`[${join(value.map(literal))}]`;
  const members = Object.keys(value).map((key) => {
    const member = value[key] ?? null;
    return code`${propertyKey(key)}: ${literal(member)}`;
  });
  return members.length === 0 ? code`{}` : code`{ ${join(members)} }`;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  // JSON text such as 1e400 reads as infinity, which has a literal of the same kind only.
  if (!Number.isFinite(value)) return value > 0 ? "1e400" : "-1e400";
  return String(value);
}

/** Most texts: nothing in them that has to be looked at one by one. */
const plain = /^[ -.0-~]*$/;

function quote(text: string): string {
  if (plain.test(text)) return JSON.stringify(text);
  const quoted = escapeHidden(JSON.stringify(text));
  // Tools look for source map and pragma comments in strings too.
  return quoted.replace(/\/([/*])([#@])/g, (_, slash: string, mark: string) => {
    return `/${slash}${unicodeEscape(mark)}`;
  });
}
