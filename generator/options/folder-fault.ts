import { relative } from "node:path";
import type { GenerateOptions } from "./options.js";

/** What is wrong with the folders of a configuration: of which document, and at which option. */
export interface FolderFault {
  readonly index: number;
  readonly option: string;
  readonly message: string;
}

type Entry = Pick<GenerateOptions, "out" | "runtime" | (typeof sameForAll)[number]>;

/** The files of a runtime depend on these options. */
const sameForAll = ["target", "importExtension", "format", "templates"] as const;

/** The first fault of documents that are generated side by side; their paths are absolute. */
export function folderFault(entries: readonly Entry[]): FolderFault | undefined {
  for (const [index, entry] of entries.entries()) {
    const fault = outFault(entries.slice(0, index), entry) ?? runtimeFault(entries, index, entry);
    if (fault !== undefined) return { index, ...fault };
  }
  return undefined;
}

/** Each run would remove what the other one wrote. `out` is missing where a flag gives it. */
function outFault(
  former: readonly Entry[],
  { out }: Entry,
): Omit<FolderFault, "index"> | undefined {
  if (out === undefined || !former.some((other) => isSame(other.out, out))) return undefined;
  return { option: "out", message: "Two documents have the same folder `out`: give each its own." };
}

function runtimeFault(
  entries: readonly Entry[],
  index: number,
  entry: Entry,
): Omit<FolderFault, "index"> | undefined {
  const { runtime } = entry;
  if (runtime === undefined) return undefined;
  if (entries.some(({ out }) => out !== undefined && overlap(out, runtime))) {
    const message =
      "The folder `runtime` and the folder `out` of a document are the same, or one is in the other: name a folder beside those of the documents.";
    return { option: "runtime", message };
  }
  const other = entries.slice(0, index).find((former) => isSame(former.runtime, runtime));
  const option = other && sameForAll.find((name) => usual(name, other) !== usual(name, entry));
  if (option === undefined) return undefined;
  const message = `Documents that share a \`runtime\` must have the same \`${option}\`, of which its files are made: set it for all of them, or give this one another \`runtime\`.`;
  return { option, message };
}

function usual(name: (typeof sameForAll)[number], entry: Entry): string | undefined {
  const defaults: Readonly<Record<string, string>> = { target: "ts", importExtension: ".js" };
  return entry[name] ?? defaults[name];
}

/** Some file systems ignore letter case. */
function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function overlap(one: string, other: string): boolean {
  const way = relative(one.toLowerCase(), other.toLowerCase()).replaceAll("\\", "/");
  return way === "" || !way.startsWith("../") || /^(?:\.\.\/)*\.\.$/.test(way);
}
