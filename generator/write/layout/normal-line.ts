/**
 * Text that is already as prettier would write it on one line, told by its look alone. Most statements
 * and members of generated code are of these few forms, and reading them token by token only to find
 * that they fit would take most of the time. What does not fit after all is read then.
 */
const name = String.raw`[A-Za-z_$][\w$]*`;
/** No quotes inside: which ones stand around it would depend on them. */
const string = String.raw`"[ !#-&(-\[\]-~]*"`;
const path = String.raw`${name}(?:\.${name})*`;
const argument = `(?:${path}|${string}|[1-9]\\d{0,8}|0)`;
const operand = `(?:!?${path}(?:\\((?:${argument}(?:, ${argument})*)?\\))?|typeof ${name}|${string}|[1-9]\\d{0,8}|0)`;
const comparison = `${operand}(?: (?:[!=]==?|[<>]=?) ${operand})?`;
const conjunction = `${comparison}(?: && ${comparison})*`;
const jump = `(?:return (?:true|false)|continue|${name}\\+\\+)`;

const statement = new RegExp(
  `(?:if \\(${conjunction}\\) ${jump}|const (?:${name}|\\{ ${name}(?:, ${name})* \\}) = ${path}(?:\\[${string}\\])?|return (?:true|false)|continue|break);(?=[ \\n]*(?:[\\n}]|$))`,
  "y",
);

const type = `(?:${name}(?:\\[\\])*|${string})`;
const member = new RegExp(`(?:readonly )?${name}\\??: ${type}(?: \\| ${type})*(?=;\\n)`, "y");

const value = `(?:${path}|${string}|[1-9]\\d{0,8}|0|\\(\\) => ${name})`;
const property = new RegExp(`${name}: ${value}(?=,[ \\n]|[ \\n]+\\})`, "y");

const forms = { statement, member, property };

/** What a line is: it can be read as such later. */
export type LineKind = keyof typeof forms;

/** The text of this kind that starts here; undefined if it does not look normal. */
export function normalLine(kind: LineKind, source: string, position: number): string | undefined {
  const form = forms[kind];
  form.lastIndex = position;
  return form.exec(source)?.[0];
}
