import type { Rule } from "./rule.js";

/** Rules about names as people see them. */
export const nameRules = {
  "look-alike-names": {
    severity: "warning",
    title: "Two names look the same",
    cause:
      "The names differ only in letters of other scripts with the same picture (a Cyrillic `а`), in characters that nobody sees, or in how accents are composed. Programs tell them apart, and people do not.",
    fix: "Write both with the same characters, or rename one of them.",
    clause: "Unicode Technical Standard 39, 4 Confusable Detection",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { owner: { type: string }, "\\u043ewner": { type: string } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet:
      type: object
      properties: { owner: { type: string }, formerOwner: { type: string } }
`,
    },
  },
  "hidden-character": {
    severity: "warning",
    title: "There is a character that a reader does not see",
    cause:
      "A name has a character that is not shown, or is shown as a space: a zero-width joiner, a filler, a no-break space, a control character. Or a text has one that turns or hides what stands beside it. In output such characters are escaped.",
    fix: "Remove the character, or write the one that was meant.",
    clause: "Unicode Technical Report 36, 2.10 Non-Visual Security Issues",
    example: {
      bad: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object, properties: { "na\\u3164me": { type: string } } }
`,
      good: `openapi: 3.1.1
info: { title: Pets, version: '1' }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
`,
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
