import { escapeHidden } from "../../text/hidden-characters.js";

/** What `init` decides; everything else stands in the file as a comment. */
export interface NewConfig {
  /** Relative to the file, with forward slashes. */
  readonly spec: string;
  readonly out: string;
  readonly target: "ts" | "js";
  /** Why this target, in words that follow a colon. */
  readonly targetReason?: string | undefined;
  /** Absent with target "js". */
  readonly importExtension?: ".js" | ".ts" | "" | undefined;
  readonly extensionReason?: string | undefined;
  /** What the user should change or know, in sentences; not part of the file. */
  readonly notes?: readonly string[];
}

export const configFormats = ["ts", "js", "json", "package.json"] as const;

export type ConfigFormat = (typeof configFormats)[number];

/** The text of `specwright.config.ts` or `.js`: each option with its meaning, those not set commented out. */
export function configModuleText(config: NewConfig, format: "ts" | "js"): string {
  return format === "ts"
    ? `import { defineConfig } from "specwright";\n\n${advice}export default defineConfig({\n${body(config)}});\n`
    : `// @ts-check\n\n${advice}/** @type {import("specwright").Config} */\nexport default {\n${body(config)}};\n`;
}

/** The same as JSON, which has no comments. */
export function configJson(config: NewConfig): Record<string, string> {
  const { spec, out, target, importExtension = ".js" } = config;
  return {
    spec,
    out,
    ...(target === "ts" ? {} : { target }),
    ...(importExtension === ".js" ? {} : { importExtension }),
  };
}

const advice = `// Paths are relative to this file. For several documents, give a list: [{ … }, { … }].
// All options: node_modules/specwright/docs/configuration.md
`;

function quoted(text: string): string {
  return escapeHidden(JSON.stringify(text));
}

function body({ spec, out, target, ...config }: NewConfig): string {
  const { importExtension = ".js", targetReason, extensionReason } = config;
  const isJs = target === "js";
  return `  // The OpenAPI document, YAML or JSON. It may refer to other files in its folder.
  spec: ${quoted(spec)},

  // The folder of the output. It belongs to specwright: files that are no longer generated are removed.
  out: ${quoted(out)},

  // "ts" writes TypeScript into your sources; "js" writes .js and .d.ts, ready to import.
${reasonLine(target, targetReason)}  ${isJs ? "" : "// "}target: ${quoted(target)},

  // How the modules import each other: ".js", ".ts" or "". Only for target "ts".
${reasonLine(importExtension, extensionReason)}  ${importExtension === ".js" ? "// " : ""}importExtension: ${JSON.stringify(importExtension)},

  // "prettier": your prettier formats the output, with your configuration.
  // format: "prettier",

  // false: no paths.ts, the types for openapi-fetch.
  // paths: true,

  // "annotate": take \`format\` as documentation, and do not check it.
  // formats: "assert",

  // true: \`FooSchema\` gives JSON Schema too, for forms and prompts.
  // jsonSchemas: false,

  // A part of the document only; \`exclude\` leaves a part out.
  // include: { tags: ["pets"], paths: ["/pets/**"] },
`;
}

function reasonLine(value: string, reason: string | undefined): string {
  return reason === undefined ? "" : `  // ${JSON.stringify(value)} here: ${reason}.\n`;
}
