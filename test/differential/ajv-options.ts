/**
 * Where only some alternatives evaluate items, and none of these fits, ajv's code compares the number of items
 * with `undefined`, which no array exceeds: `unevaluatedItems: false` accepts everything then. No item
 * is evaluated in that case, so the number is 0.
 */
export const ajvOptions = {
  strict: false,
  validateFormats: false,
  logger: false,
  code: { process: (code: string) => code.replace(/(?<=[<>=] ?)\bitems\d+\b/g, "($& ?? 0)") },
} as const;
