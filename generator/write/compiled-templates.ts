import { formatText } from "./format.js";
import { readTemplates } from "./read-templates.js";
import { transpileModule, type Compiled } from "./transpile.js";

let made: Promise<ReadonlyMap<string, Compiled>> | undefined;

/**
 * The runtime as JavaScript and declarations, by file name: `validate.ts`. The sources make it when it is asked
 * for; the build puts what this gives in the place of this file (`generator/bundle.js`).
 */
export function compiledTemplates(): Promise<ReadonlyMap<string, Compiled>> {
  return (made ??= compileTemplates());
}

async function compileTemplates(): Promise<ReadonlyMap<string, Compiled>> {
  const { files } = await readTemplates();
  const compiled = [...files].map(async ([name, text]) => {
    const { script, declarations } = transpileModule(name, text);
    const formatted = await Promise.all([formatText(script), formatText(declarations)]);
    return [name, { script: formatted[0], declarations: formatted[1] }] as const;
  });
  return new Map(await Promise.all(compiled));
}
