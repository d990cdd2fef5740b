import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isInside, realPathOf } from "./containment.js";
import { diskPaths } from "./disk-reader.js";
import type { FileReader } from "./file-reader.js";
import { decodeText } from "./text/decode-text.js";
import { tooLarge } from "./limits.js";
import type { TextRequest, TextResult } from "./text/read-text.js";
import type { Refusal } from "./refusal.js";
import { fetchText } from "./remote/fetch-text.js";

/** A file at a revision, as `git:REV:path` names it. */
export interface GitFile {
  readonly files: FileReader;
  /** Absolute: the path that the file would have in the working tree. */
  readonly path: string;
}

interface Repository {
  /** Real path of the working tree. */
  readonly top: string;
  /** The commit's hash. */
  readonly commit: string;
  /** The revision as the user wrote it. */
  readonly revision: string;
}

/**
 * Parses `git:REV:path`. As in git, the path is relative to the repository's top folder, and `./path` to
 * the working directory. `undefined` for other texts.
 */
export function parseGitName(
  text: string,
): { readonly revision: string; readonly path: string } | undefined {
  const match = /^git:([^:]+):(.+)$/s.exec(text);
  const [, revision, path] = match ?? [];
  return revision === undefined || path === undefined ? undefined : { revision, path };
}

/**
 * `HEAD~1:openapi.yaml` as `git show` takes it, and `git:HEAD` without a path: names of files that do
 * not exist. `undefined` for files that do, for URLs, and for Windows paths such as `C:\\api.yaml`.
 */
export async function gitNameWithoutPrefix(text: string): Promise<Refusal | undefined> {
  if (/^\w[\w+.-]*:\/\//.test(text) || (await exists(text))) return undefined;
  const message = `\`${text}\` does not exist.`;
  const [, before = "", path] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  if (path === undefined) return undefined;
  if (before === "git") return { code: "file-not-found", message, fix: namingFix };
  // A single letter is a drive, unless it is a branch with a relative path after it.
  if (before.length === 1 && /^[\\/]/.test(path)) return undefined;
  if (path === "") return { code: "file-not-found", message, fix: namingFix };
  const revision = before === "" ? "HEAD" : before;
  const fix = `Did you mean \`git:${revision}:${path}\`?`;
  return { code: "file-not-found", message, fix };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Finds the repository of the working directory and the revision in it. */
export async function openGitFile(name: {
  readonly revision: string;
  readonly path: string;
}): Promise<GitFile | { readonly refusal: Refusal }> {
  const { revision, path } = name;
  const found = await runGit(process.cwd(), ["rev-parse", "--show-toplevel"]);
  if ("fault" in found) return { refusal: noRepository(found.fault) };
  const top = await realPathOf(found.output.toString().replace(/\r?\n$/, ""));
  const wanted = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const commit = await runGit(top, wanted);
  if ("fault" in commit) return { refusal: unknownRevision(revision) };
  const repository = { top, revision, commit: commit.output.toString().trim() };
  const isLocal = /^\.{1,2}\//.test(path);
  const absolute = isLocal ? resolve(await realPathOf("."), path) : resolve(top, path);
  if (isAbsolute(path) || !isInside(top, absolute)) {
    const message = `\`git:${revision}:${path}\` is outside of the repository.`;
    return { refusal: { code: "file-not-found", message, fix: namingFix } };
  }
  return { files: gitReader(repository), path: absolute };
}

const namingFix =
  "Write git:REV:path with the path from the repository's top folder, or ./path from here.";

function noRepository(fault: GitFault): Refusal {
  if (fault.missing) {
    const fix = "Install git, or save that version of the document in a file and name it.";
    return { code: "file-not-found", message: "`git` is not installed, or cannot be run.", fix };
  }
  const message = "This folder is not in a git repository, so `git:` cannot be used.";
  return { code: "file-not-found", message, fix: "Run it inside the repository." };
}

function unknownRevision(revision: string): Refusal {
  const message = `The repository has no revision \`${revision}\`.`;
  const fix =
    "Check the name (`git rev-parse`); in CI fetch it first, since a shallow clone has only the latest commit.";
  return { code: "file-not-found", message, fix };
}

function gitReader({ top, commit, revision }: Repository): FileReader {
  const pathIn = (path: string): string => relative(top, path).split(sep).join("/");
  const shown = (path: string): string => `git:${revision}:${pathIn(path)}`;
  return {
    ...diskPaths,
    fetch: fetchText,
    shown,
    // Paths in a commit are real paths; a symbolic link is refused when it is read.
    realPath: async (path) => {
      const absolute = resolve(path);
      const real = isInside(top, absolute) ? absolute : await realPathOf(absolute);
      return isInside(top, real) ? real : absolute;
    },
    read: (request) => readBlob({ top, commit, revision }, pathIn(request.path), request),
    namesBeside: async (path) => {
      const folder = pathIn(dirname(path));
      const args = ["ls-tree", "-z", "--name-only", folder === "" ? commit : `${commit}:${folder}`];
      const listed = await runGit(top, args);
      if ("fault" in listed) return [];
      const names = listed.output.toString().split("\0");
      return names.filter((name) => name !== "" && join(top, folder, name) !== path).sort();
    },
  };
}

async function readBlob(
  { top, commit }: Repository,
  path: string,
  { shown, left, limits }: TextRequest,
): Promise<TextResult> {
  const refuse = (message: string, fix?: string): TextResult => ({
    refusal: { code: "file-not-found", message, ...(fix === undefined ? {} : { fix }) },
  });
  // `:(literal)`: no character of the path is a pattern.
  const listed = await runGit(top, ["ls-tree", "-z", commit, "--", `:(literal)${path}`]);
  const entry = "fault" in listed ? "" : listed.output.toString();
  const [, mode, kind, hash] = /^(\d+) (\w+) ([0-9a-f]+)\t/.exec(entry) ?? [];
  if (hash === undefined) return refuse(`\`${shown}\` does not exist.`);
  if (mode === "120000") {
    return refuse(`\`${shown}\` is a symbolic link, which is not followed.`, "Name its target.");
  }
  if (kind === "tree") {
    return refuse(`\`${shown}\` is a folder.`, "Name the file in it that contains the document.");
  }
  if (kind !== "blob") return refuse(`\`${shown}\` is not a file of this repository.`);
  const content = await runGit(top, ["cat-file", "blob", hash], left);
  if ("fault" in content) {
    return content.fault.large
      ? { refusal: tooLarge(shown, limits) }
      : refuse(`\`${shown}\` cannot be read.`);
  }
  const decoded = decodeText(content.output, shown);
  return "refusal" in decoded ? decoded : { ...decoded, bytes: content.output.length };
}

interface GitFault {
  /** The program itself could not be started. */
  readonly missing: boolean;
  /** Its output exceeded the limit. */
  readonly large: boolean;
}

/** Enough for hashes and for the names in a folder. */
const someBytes = 16 * 1024 * 1024;

/** Runs git without a shell. It never prompts, and never fetches objects that a partial clone lacks. */
function runGit(
  cwd: string,
  args: readonly string[],
  maxBuffer = someBytes,
): Promise<{ readonly output: Buffer } | { readonly fault: GitFault }> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" };
  const options = { cwd, env, encoding: "buffer", maxBuffer: Math.max(1, maxBuffer) } as const;
  // No file has such a name, but a reference may contain it.
  if (args.some((text) => text.includes("\0"))) {
    return Promise.resolve({ fault: { missing: false, large: false } });
  }
  return new Promise((done) => {
    execFile("git", args, options, (error, output) => {
      if (error === null) done({ output });
      else {
        const large = error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";
        done({ fault: { missing: error.code === "ENOENT", large } });
      }
    });
  });
}
