import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The generator's code, and the runtime templates as they lie beside the sources and the build. */
const folders = ["../../", "../../../templates/", "../../../../templates/"].map((relative) =>
  fileURLToPath(new URL(relative, import.meta.url)),
);

/** What package managers write whenever they change what is installed. */
const marks = [".package-lock.json", ".modules.yaml", ".yarn-integrity", ".yarn-state.yml"];

let known: Promise<string> | undefined;

/**
 * Changes with the generator's own code, and with the packages that are installed around it. What this
 * process makes is made by the code that it found when it began, whatever is installed meanwhile.
 */
export function generatorFingerprint(): Promise<string> {
  return (known ??= makeFingerprint());
}

async function makeFingerprint(): Promise<string> {
  const code = await Promise.all(folders.map(filesOf));
  const around = foldersAbove(dirname(fileURLToPath(import.meta.url))).flatMap((folder) =>
    marks.map((mark) => join(folder, "node_modules", mark)),
  );
  const stamps = await Promise.all([...code.flat(), ...around].map(stampOf));
  return [process.version, ...stamps].join("\n");
}

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function foldersAbove(start: string): string[] {
  const above: string[] = [];
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
    above.push(folder);
  }
  return above;
}

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? "" : `${path} ${found.size} ${found.mtimeMs}`;
}
