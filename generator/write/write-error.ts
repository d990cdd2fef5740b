/** Output that cannot or must not be written. The folder is as it was, unless the message says more. */
export class WriteError extends Error {
  override readonly name = "WriteError";

  constructor(
    message: string,
    /** What to do about it, as a sentence. */
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An error of the file system as one that a user can act on. */
export function asWriteError(error: unknown, action: string): WriteError {
  if (error instanceof WriteError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new WriteError(`${action}: ${message}`, fixFor(code), { cause: error });
}

function fixFor(code: string | undefined): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "Make the folder writable, or choose another one.";
    case "ENOSPC":
    case "EDQUOT":
      return "Free some space on the disk.";
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open: raise the limit, or close some programs.";
    case "ENAMETOOLONG":
      return "Choose a folder whose path is shorter.";
    case "ENOTDIR":
    case "EEXIST":
      return "A file is in the way of a folder: move it, or choose another folder.";
    default:
      return "Check the folder, or choose another one.";
  }
}
