import type { ListForm } from "./tree.js";

/** The forms of lists that code is made of. */

const plain: ListForm = {
  brackets: "none",
  open: "",
  close: "",
  pad: "",
  separator: "",
  trailing: false,
  lead: "",
  indents: "after-first",
  always: false,
  opens: "none",
  opensAlone: false,
  opensInPlace: false,
};

const own = { brackets: "own", opensInPlace: true } as const;

/** `[a, b]`. */
export const brackets: ListForm = {
  ...plain,
  ...own,
  open: "[",
  close: "]",
  separator: ",",
  trailing: true,
  opensAlone: true,
};

/** `{ a: 1, b }`. */
export const braces: ListForm = { ...brackets, open: "{", close: "}", pad: " " };

/** The same, one entry a line. */
export const openBraces: ListForm = { ...braces, always: true };

/** `{ a: A; b: B }`, as a type. */
export const memberBraces: ListForm = { ...braces, separator: ";" };

/** The same, one member a line. */
export const openMemberBraces: ListForm = { ...memberBraces, always: true };

/** `(a, b)`: the arguments of a call. */
export const callParentheses: ListForm = {
  ...brackets,
  open: "(",
  close: ")",
  opens: "last",
  opensAlone: false,
};

/** `a: A, b: B`: the parameters of a function. */
export const parameters: ListForm = {
  ...plain,
  brackets: "outside",
  separator: ",",
  trailing: true,
};

/** The same, the last of them `...rest`: a comma behind it would be a fault. */
export const restParameters: ListForm = { ...parameters, trailing: false };

/** `a, b`: imported or exported names, within their braces. */
export const names: ListForm = { ...parameters, pad: " " };

/** `(a || b)`. */
export const parentheses: ListForm = { ...plain, ...own, open: "(", close: ")" };

/** `<A, B>`: a comma behind the last argument of a type would be a fault. */
export const angles: ListForm = {
  ...plain,
  ...own,
  open: "<",
  close: ">",
  separator: ",",
};

/** `a, b`. */
export const commas: ListForm = { ...plain, separator: "," };

/** `a || b`. */
export const disjunction: ListForm = { ...plain, separator: " ||" };

/** `a && b`. */
export const conjunction: ListForm = { ...plain, separator: " &&" };

/** `a + b`. */
export const addition: ListForm = { ...plain, separator: " +" };

/** `a`, `? b` and `: c`. */
export const choice: ListForm = { ...plain, opensInPlace: true };

/** `A | B`. */
export const alternatives: ListForm = {
  ...plain,
  separator: " |",
  lead: "| ",
  indents: "all",
  opens: "only",
  opensInPlace: true,
};

/** `A & B`. */
export const allOf: ListForm = { ...plain, separator: " &", opens: "each" };

/** Statements, one a line. */
export const ownLines: ListForm = { ...plain, indents: "none", always: true };

/** `case "a":` and its statements. */
export const switchCase: ListForm = { ...plain, indents: "body", always: true };

/** `{ … }` around statements. */
export const block: ListForm = { ...plain, ...own, open: "{", close: "}", always: true };
