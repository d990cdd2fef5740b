import { visibleText } from "../../text/visible-text.js";

const faults: Readonly<Partial<Record<string, string>>> = {
  EMFILE: "Too many files are open: raise the limit (`ulimit -n`), or run fewer programs at once.",
  ENFILE: "Too many files are open on this system: run fewer programs at once.",
  ENOSPC: "There is no space left on the disk: free some, and run it again.",
  EDQUOT: "The disk quota is used up: free some space, and run it again.",
  EROFS: "The file system is read-only: choose another folder.",
  EACCES: "There is no permission for it: check who owns the file and its folder.",
  EPERM: "The system does not permit it: check who owns the file and its folder.",
  EIO: "The disk does not answer as it should: check it, and run it again.",
  EBUSY: "Another program is using it: close that, and run it again.",
  EFBIG: "The file would be larger than files may be here: raise the limit (`ulimit -f`).",
  EISDIR: "It is a folder, and a file is needed: name a file.",
  ENOTDIR: "A part of the path is a file, not a folder: correct the path.",
  ELOOP: "Symbolic links lead round in a circle: remove one of them.",
  ENAMETOOLONG: "The name or the path is too long: choose a shorter one.",
  ENOENT: "It does not exist any more: restore it, or correct the path.",
  EAGAIN: "The system has no room for another process or thread: run fewer programs at once.",
  ENOMEM: "There is not enough memory: close other programs, and run it again.",
};

/** What the operating system refused, in words; undefined for other errors, which are ours. */
export function systemFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (syscall === "uv_cwd") {
    return "The working directory does not exist any more: change to another one (`cd`).";
  }
  if (syscall === "watch" && (code === "ENOSPC" || code === "EMFILE")) {
    return "Too many files are watched: raise the limit (`sysctl fs.inotify.max_user_watches`).";
  }
  const words = code === undefined ? undefined : faults[code];
  if (words === undefined || syscall === undefined) return undefined;
  return path === undefined ? words : `${visibleText(path)}: ${words}`;
}
