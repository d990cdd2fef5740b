import type { FileReader } from "../load/file-reader.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import type { Surroundings } from "../surroundings.js";

/** Any place where JavaScript runs: the only files are the texts that were given. */
export function coreSurroundings(files: FileReader): Surroundings {
  return {
    files,
    readTemplates: async () => {
      const { embeddedTemplates } = await import("./embedded-templates.js");
      return embeddedTemplates();
    },
    startPaths: () => {
      throw new SpecwrightError("`paths.ts` is made in Node only: import from `specwright`.");
    },
    // As the emitter wrote it: a formatter is larger than all the rest.
    formatFree: (text) => Promise.resolve(text),
  };
}
