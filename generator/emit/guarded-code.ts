import * as raw from "./code/code.js";
import * as combined from "./code/combine.js";
import * as declarations from "./code/declare.js";

/**
 * The vocabulary of `emit/code/` for emitters that nobody may have compiled: a
 * configuration is run without being checked, and a string in the place of code would pass for it.
 */

/** Code with holes that only take code: code`if (${value} === ${literal(text)}) return false;`. */
export function code(strings: TemplateStringsArray, ...holes: readonly raw.Code[]): raw.Code {
  holes.forEach((hole, index) => refuseText(hole, `hole ${index + 1} of a template of code`));
  return raw.code(strings, ...holes);
}

/** The parts with code between them; a comma where nothing is said. */
export function join(parts: readonly raw.Code[], separator?: raw.Code): raw.Code {
  refuseText(parts, "`join`");
  refuseText(separator, "the separator of `join`");
  return separator === undefined ? raw.join(parts) : raw.join(parts, separator);
}

/** Statements or members, one a line. */
export function lines(parts: readonly raw.Code[]): raw.Code {
  refuseText(parts, "`lines`");
  return raw.lines(parts);
}

/** `[a, b]`. */
export const array = checked(combined.array);
/** `{ a: 1, b }`. With "open": a line for each entry. */
export const object = checked(combined.object);
/** `key: value`. */
export const entry = checked(combined.entry);
/** `f(a, b)`. */
export const call = checked(combined.call);
/** `a || b`. */
export const or = checked(combined.or);
/** `a && b`. */
export const and = checked(combined.and);
/** `!a`. */
export const not = checked(combined.not);
/** `a ? b : c`. */
export const ternary = checked(combined.ternary);
/** `A | B`. */
export const alternatives = checked(combined.alternatives);
/** `A & B`. */
export const allOf = checked(combined.allOf);
/** `{ a: A; b: B }`, a type. With "open": a line for each member. */
export const memberList = checked(combined.memberList);
/** `T[]`. */
export const listOf = checked(combined.listOf);
/** `Name<A, B>`. */
export const generic = checked(combined.generic);
/** `head { … }`, one statement a line. */
export const block = checked(combined.block);
/** `if (condition) statement`. */
export const ifThen = checked(combined.ifThen);
/** `if (condition) { … }`. */
export const ifBlock = checked(combined.ifBlock);
/** `const name = value;`. */
export const constant = checked(combined.constant);

/** `export const name: Type = value;`. */
export const constantDeclaration = guarded(declarations.constantDeclaration);
/** `export enum Name { … }`. */
export const enumDeclaration = guarded(declarations.enumDeclaration);
/** `export function name(…): Type { … }`. */
export const functionDeclaration = guarded(declarations.functionDeclaration);
/** `export interface Name { … }`. */
export const interfaceDeclaration = guarded(declarations.interfaceDeclaration);
/** `export type Name = …;`. */
export const typeDeclaration = guarded(declarations.typeDeclaration);

function guarded<Declared extends object, Structure>(
  declare: (declared: Declared) => Structure,
): (declared: Declared) => Structure {
  return (declared) => {
    refuseText(declared, "a declaration");
    return declare(declared);
  };
}

function checked<Parts extends readonly unknown[]>(
  combine: (...parts: Parts) => raw.Code,
): (...parts: Parts) => raw.Code {
  return (...parts) => {
    for (const part of parts) {
      if (part !== "fit" && part !== "open") refuseText(part, `\`${combine.name}\``);
    }
    return combine(...parts);
  };
}

/** Prose belongs into comments, which defuse it; anywhere else text has to be made code first. */
function refuseText(value: unknown, place: string): void {
  if (typeof value === "string") {
    throw new TypeError(
      `A string is not code (${place}): make it code by literal(), identifier() or propertyKey().`,
    );
  }
  if (typeof value !== "object" || value === null || value instanceof raw.Code) return;
  for (const [key, part] of Object.entries(value)) {
    if (key !== "comment") refuseText(part, Array.isArray(value) ? place : `\`${key}\``);
  }
}
