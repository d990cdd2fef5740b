import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { UnpluginBuildContext, UnpluginInstance } from "unplugin";
import { SpecwrightError } from "./findings/specwright-error.js";
import { FollowedOutput, fixedMessage, type PluginOptions } from "./plugin/followed-output.js";
import { vitePlugin } from "./plugin/vite-plugin.js";

export type { PluginOptions };

interface WebpackCompiler {
  readonly hooks: {
    readonly beforeCompile: { tapPromise(name: string, work: () => Promise<unknown>): void };
  };
}

const created = loadUnplugin().createUnplugin<PluginOptions | undefined, false>(
  (options = {}, { framework }) => {
    const output = new FollowedOutput(options);
    let wasFixed = false;
    // webpack looks for modules while `buildStart` runs, which reports what is wrong, or is no longer.
    const early = ({ hooks }: WebpackCompiler) =>
      hooks.beforeCompile.tapPromise("specwright", async () => {
        wasFixed = (await output.generate()).fixed;
      });
    return {
      name: "specwright",
      webpack: early,
      rspack: early,
      async buildStart() {
        const { errors, warnings, fixed } = await output.generate();
        // esbuild only follows what modules are made of.
        if (framework !== "esbuild") for (const file of output.files) this.addWatchFile(file);
        if (warnings !== "") tell(this, "warn", warnings);
        if (errors !== "") throw new Error(errors);
        if (fixed || wasFixed) tell(this, "info", fixedMessage);
        wasFixed = false;
      },
      watchChange(id) {
        if (!output.files.has(resolve(id))) return;
        void output.generate().then(({ errors, warnings, fixed }) => {
          if (errors + warnings !== "") tell(this, "warn", errors + warnings);
          if (fixed) tell(this, "info", fixedMessage);
        });
      },
    };
  },
);

/**
 * Generates when a build starts, and again when a file of a document or of the configuration changes.
 * Errors fail the build, and so does a document that breaks while the bundler watches. `specwright.vite` is
 * what `specwright/vite` gives.
 */
export const specwright: UnpluginInstance<PluginOptions | undefined, false> = {
  ...created,
  vite: vitePlugin,
};

export default specwright;

/**
 * Loaded by hand: an import that fails would name a file of ours, and not say what to do.
 *
 * @throws SpecwrightError - if the package is not installed.
 */
function loadUnplugin(): typeof import("unplugin") {
  try {
    return createRequire(import.meta.url)("unplugin") as typeof import("unplugin");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new SpecwrightError(
      "specwright/unplugin needs the package unplugin: run `npm install --save-dev unplugin`. For Vite import specwright/vite, which needs no other package.",
      { cause: error },
    );
  }
}

type Teller = Partial<Record<"warn" | "info", (text: string) => void>>;

/** Rollup and similar bundlers have `warn` and `info`; webpack and Rspack take warnings with a compilation. */
function tell(context: UnpluginBuildContext & Teller, kind: "warn" | "info", text: string): void {
  const say = context[kind];
  if (say !== undefined) return say.call(context, text);
  const native = context.getNativeBuildContext?.() as {
    compilation?: { warnings: unknown[]; getLogger?(name: string): Required<Teller> };
  };
  if (kind === "warn") native?.compilation?.warnings.push(new Error(text));
  else native?.compilation?.getLogger?.("specwright").info(text);
}
