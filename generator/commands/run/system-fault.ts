import { visibleText } from "../../text/visible-text.js";

const faults: Readonly<Partial<Record<string, string>>> = {
  EMFILE: "Too many files are open: raise the limit (`ulimit -n`), or run fewer programs at once.",
  ENFILE: "Too many files are open on this system: run fewer programs at once.",
  ENOSPC: "There is no space left on the disk: free some, and run it again.",
  EDQUOT: "The disk quota is used up: free some space, and run it again.",
  EROFS: "The file system is read-only: choose another folder.",
  EACCES: "There is no permission for it: check who owns the file and its folder.",
  EPERM: "The system does not permit it: check who owns the file and its folder.",
  ENOMEM: "There is not enough memory: close other programs, and run it again.",
};

/** What the operating system refused, in words; undefined for other errors, which are ours. */
export function systemFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (syscall === "uv_cwd") {
    return "The working directory does not exist any more: change to another one (`cd`).";
  }
  const words = code === undefined ? undefined : faults[code];
  if (words === undefined || syscall === undefined) return undefined;
  return path === undefined ? words : `${visibleText(path)}: ${words}`;
}
