import { cp, mkdir, mkdtemp, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { installPackage } from "./install-package.js";
import { removeOldFolders } from "./remove-old-folders.js";
import { run } from "./run.js";

const fixtures = fileURLToPath(new URL("./", import.meta.url));
const modules = fileURLToPath(new URL("../../node_modules/", import.meta.url));

export type Compiler = "typescript" | "typescript-6" | "typescript-7";

/** A folder with copies of fixtures, in which the package resolves as it does for a stranger. */
export interface Project {
  readonly folder: string;
}

/**
 * Copies fixture folders beside the installed package. `links` are the npm packages that they need
 * beside it: they come from this repository's `node_modules`, for tests have no network.
 */
export async function createProject(
  names: readonly string[],
  links: readonly string[] = [],
): Promise<Project> {
  const consumer = await installPackage();
  await removeOldFolders(consumer.folder, "project-");
  const folder = await mkdtemp(join(consumer.folder, "project-"));
  await mkdir(join(folder, "node_modules"));
  for (const name of names) await cp(join(fixtures, name), join(folder, name), { recursive: true });
  for (const name of links) {
    await mkdir(join(folder, "node_modules", name, ".."), { recursive: true });
    await symlink(join(modules, name), join(folder, "node_modules", name), "junction");
  }
  return { folder };
}

/** One complaint of a compiler: `types/narrowing.ts:17 TS2322`. */
export type Complaint = `${string}:${number} TS${string}`;

/** Compiles a fixture's `tsconfig.json` with any of the compilers. */
export async function compile(
  project: Project,
  fixture: string,
  compiler: Compiler,
  ...flags: readonly string[]
): Promise<{ readonly complaints: readonly Complaint[]; readonly text: string }> {
  const tsc = join(modules, compiler, "bin/tsc");
  const args = [tsc, "-p", fixture, "--pretty", "false", ...flags];
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: project.folder });
  const found = stdout.matchAll(/^(?<file>\S[^(\n]*)\((?<line>\d+),\d+\): error (?<code>TS\d+):/gm);
  const complaints = [...found].map(({ groups = {} }): Complaint => {
    return `${groups["file"]}:${Number(groups["line"])} ${groups["code"] as "TS"}`;
  });
  const text = code === 0 ? stdout : `${stdout}${stderr}`;
  // A compiler that did not even start must not pass for one that has no complaint.
  if (code !== 0 && complaints.length === 0)
    throw new Error(`${compiler} ended with ${code}\n${text}`);
  return { complaints, text };
}

/** The JavaScript of a TypeScript file, without any check: `compile` is for that. */
export async function stripTypes(project: Project, path: string): Promise<string> {
  const source = await readFile(join(project.folder, path), "utf8");
  const { code } = await transform(source, { loader: "ts", target: "es2022" });
  return code;
}
