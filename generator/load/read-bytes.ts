import { constants } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

export type BytesResult =
  | { readonly bytes: Uint8Array }
  | { readonly fault: "folder" | "special" | "too-large" }
  /** `ENOENT` and the like. */
  | { readonly fault: "unreadable"; readonly error: unknown };

/**
 * Reads a regular file of at most `limit` bytes. Devices are never opened, and pipes only with `pipes`,
 * since a document on the command line may come from another program.
 */
export async function readBytes(path: string, limit: number, pipes: boolean): Promise<BytesResult> {
  let file: FileHandle | undefined;
  try {
    // Opening a device may have an effect, so its type is checked first.
    const found = await stat(path);
    const fault = faultOf(found, pipes);
    if (fault !== undefined) return { fault };
    if (found.size > limit) return { fault: "too-large" };
    // Does not wait for a writer of a pipe. Windows has neither the flag nor such pipes.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    const opened = await file.stat();
    const changed = faultOf(opened, pipes);
    if (changed !== undefined) return { fault: changed };
    return await readAll(file, limit, opened.isFile() ? opened.size : 0);
  } catch (error) {
    return { fault: "unreadable", error };
  } finally {
    await file?.close();
  }
}

interface FileKind {
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
}

function faultOf(kind: FileKind, pipes: boolean): "folder" | "special" | undefined {
  if (kind.isDirectory()) return "folder";
  return kind.isFile() || (pipes && kind.isFIFO()) ? undefined : "special";
}

/** Counts what it reads: the size of a file may change, and that of `/proc` files is 0. */
async function readAll(file: FileHandle, limit: number, expected: number): Promise<BytesResult> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(65_536, Math.min(expected - total + 1, 2 ** 24)));
    const count = await readSome(file, chunk);
    if (count === 0) return { bytes: joined(chunks, total) };
    total += count;
    if (total > limit) return { fault: "too-large" };
    chunks.push(chunk.subarray(0, count));
  }
}

/** A pipe without data fails immediately, and is read again later. */
async function readSome(file: FileHandle, chunk: Uint8Array): Promise<number> {
  for (;;) {
    try {
      return (await file.read(chunk, 0, chunk.length, null)).bytesRead;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      await wait(10);
    }
  }
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, total);
}
