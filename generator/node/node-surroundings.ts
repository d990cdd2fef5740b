import { resolve } from "node:path";
import { readDescriptors } from "../descriptors/read-descriptor-file.js";
import { shownPath } from "../load/containment.js";
import { diskReader } from "../load/disk-reader.js";
import { PathsTask } from "../paths/paths-task.js";
import type { Surroundings } from "../surroundings.js";
import { readTemplates } from "../write/read-templates.js";

/** A machine: its disk, its network where that is allowed, its threads. */
export const nodeSurroundings: Surroundings = {
  files: diskReader,
  readDescriptors: async (given, limits) => {
    const path = resolve(given);
    return { path, result: await readDescriptors(path, shownPath(path), limits) };
  },
  readTemplates: async (folder, needsTypes = false) => {
    const original = await readTemplates();
    if (folder === undefined) return original;
    const { overrideTemplates } = await import("../custom/override-templates.js");
    return overrideTemplates(original, folder, needsTypes);
  },
  startPaths: () => new PathsTask(),
  formatFree: async (text) => {
    // Prettier is loaded for free text only.
    const { formatText } = await import("../write/format.js");
    return formatText(text);
  },
};
