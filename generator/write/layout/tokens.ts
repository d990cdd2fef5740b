export type TokenKind = "name" | "string" | "number" | "punctuation" | "end";

/** A block comment, and where it stands. */
export interface Comment {
  readonly text: string;
  readonly breakBefore: boolean;
  readonly breakAfter: boolean;
}

export const name = /[A-Za-z_$][\w$]*/y;
export const nameBeyondAscii = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
export const string =
  /"(?:[^"\\\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*"|'(?:[^'\\\n\r\u2028\u2029]|\\[^\n\r\u2028\u2029])*'/y;
export const number = /0[xX][\da-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
export const newline = 10;
export const slash = 47;
export const star = 42;
export const dot = 46;
export const equals = 61;

/** Marks of one character, by its code. */
export const singles = new Map(
  [..."{}()[];,<>+-*/%&|!~?:=."].map((mark) => [mark.charCodeAt(0), mark]),
);

/** Longer marks by their first character, longest first. */
export const doubles = new Map<number, readonly string[]>(
  [
    "...",
    "=== == =>",
    "!== !=",
    "<=",
    ">=",
    "&& &",
    "|| |",
    "?? ?.",
    "++ +=",
    "-- -=",
    "** *=",
    "/=",
    "%=",
  ].map((marks) => [marks.charCodeAt(0), marks.split(" ")]),
);

/** Whether a name of ASCII may start with the character. */
export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 36 || code === 95;
}
