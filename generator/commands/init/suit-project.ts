import type { Framework } from "./framework.js";
import type { Project } from "./project.js";
import type { TsSettings } from "./ts-settings.js";

/** Options of the output that follow from the project, each with the reason for it. */
export interface Suited {
  readonly target: "ts" | "js";
  /** Why not the other target. */
  readonly targetReason?: string;
  /** Only for target "ts". */
  readonly importExtension?: ".js" | ".ts" | "";
  readonly extensionReason?: string;
  /** What the user should change or know, in sentences. */
  readonly notes: readonly string[];
}

type Extension = Required<Pick<Suited, "importExtension" | "extensionReason">>;

/** From this size on, checking the types of the output is felt (docs/performance.md). */
export const largeDocument = 3_000_000;

/** The options that suit a project: what its bundler and its compiler find, and what they can compile. */
export function suitProject(project: Project): Suited {
  const { isTypeScript, settings } = project;
  if (!isTypeScript) {
    const targetReason = "this project has no TypeScript";
    return { target: "js", targetReason, notes: notesOf(project, "js") };
  }
  const old = settings?.tooOld;
  if (old !== undefined) {
    const targetReason = `${settings?.file} says ${old}; TypeScript of ours needs "target": "ES2017" and "lib": ["ES2022"], or later`;
    return { target: "js", targetReason, notes: notesOf(project, "js") };
  }
  const extension = extensionFor(project);
  if (typeof extension === "string") {
    return { target: "js", targetReason: extension, notes: notesOf(project, "js") };
  }
  return { target: "ts", ...extension, notes: notesOf(project, "ts") };
}

/** The extension that all who read the sources find; or, where there is none, the reason for JavaScript. */
function extensionFor(project: Project): Extension | string {
  const { framework, settings, isModule, hasJest, stripsTypes } = project;
  if (framework.name === "Deno") return because(".ts", "Deno imports files by their full names");
  if (settings?.importsTs !== undefined) {
    return because(".ts", `${settings.file} sets ${settings.importsTs}`);
  }
  if (stripsTypes) {
    return because(".ts", "Node.js runs the sources as they are, by their full names");
  }
  const needsExtension = settings?.resolution === "node" && isModule;
  if (!framework.findsTsBehindJs) {
    return needsExtension
      ? `${framework.name} does not find ./types.ts for "./types.js", and ${settings.file} asks for an extension`
      : because("", `${framework.name} does not find ./types.ts for "./types.js"`);
  }
  if (hasJest && !needsExtension) {
    return because("", 'Jest does not find ./types.ts for "./types.js"');
  }
  return because(".js", resolverWords(framework, settings));
}

function because(
  importExtension: Extension["importExtension"],
  extensionReason: string,
): Extension {
  return { importExtension, extensionReason };
}

function resolverWords(framework: Framework, settings: TsSettings | undefined): string {
  return settings?.resolution === "node"
    ? `${settings.file} resolves modules as Node.js does, which needs the extension`
    : `TypeScript and ${framework.name} find ./types.ts for "./types.js"`;
}

function notesOf(project: Project, target: "ts" | "js"): string[] {
  const { settings, isModule, isCommonJs, stripsTypes, framework } = project;
  const notes: string[] = [];
  if (target === "js" && isCommonJs && !framework.bundles) {
    notes.push(
      'package.json says "type": "commonjs", and the output is ES modules: Node.js cannot read it so. Set "type": "module" (npm pkg set type=module), or make the output a package (option `package`).',
    );
  }
  if (settings === undefined) return notes;
  const { file, verbatimModuleSyntax, commonJs, importsTs } = settings;
  if (target === "ts" && verbatimModuleSyntax && commonJs && !isModule) {
    notes.push(
      `${file} has verbatimModuleSyntax, and the package is CommonJS: the output does not compile so. Add "type": "module" to package.json, or leave verbatimModuleSyntax out.`,
    );
  }
  if (target === "ts" && stripsTypes && importsTs === undefined) {
    notes.push(
      `Node.js needs imports with .ts, which ${file} does not allow yet. Add "allowImportingTsExtensions": true (with noEmit), or "rewriteRelativeImportExtensions": true.`,
    );
  }
  return notes;
}

/**
 * An offer of JavaScript for a large document; undefined where the document is small, or where `tsc`
 * would have to copy the JavaScript and does not.
 *
 * @param bytes - the size of the document's file
 */
export function offerOfJs(bytes: number, project: Project, suited: Suited): string | undefined {
  if (suited.target === "js" || bytes < largeDocument || !project.framework.bundles)
    return undefined;
  const size = (bytes / 1_000_000).toFixed(1);
  return `The document is large (${size} MB): checking the types of what is made of it takes seconds at every start of an editor. target "js" writes .js and .d.ts instead, which takes half of that`;
}
