/** Output that cannot or must not be written. Nothing was changed on the disk. */
export class WriteError extends Error {
  override readonly name = "WriteError";

  constructor(
    message: string,
    /** What to do about it, as a sentence. */
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An error of the file system as one that a user can act on. */
export function asWriteError(error: unknown, action: string): WriteError {
  if (error instanceof WriteError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new WriteError(`${action}: ${message}`, remedyFor(code), { cause: error });
}

function remedyFor(code: string | undefined): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "Make the folder writable, or choose another one.";
    case "ENOSPC":
    case "EDQUOT":
      return "Free some space on the disk.";
    case "ENOTDIR":
    case "EEXIST":
      return "A file is in the way of a folder: move it, or choose another folder.";
    default:
      return "Check the folder, or choose another one.";
  }
}
