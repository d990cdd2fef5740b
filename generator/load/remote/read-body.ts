import type { IncomingMessage } from "node:http";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** The body exceeds the limit, packed or unpacked. */
export class TooLargeError extends Error {}

/** The unpacked body of a response; undefined for an unknown compression. Stops after `limit` bytes. */
export async function readBody(
  response: IncomingMessage,
  limit: number,
): Promise<Uint8Array | undefined> {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity") {
    if (Number(response.headers["content-length"] ?? 0) > limit) {
      response.destroy();
      throw new TooLargeError();
    }
    return readAll(response, limit);
  }
  if (encoding !== "gzip" && encoding !== "x-gzip") {
    response.destroy();
    return undefined;
  }
  const unpacked = createGunzip();
  // Errors reach the reader of the last stream.
  pipeline(response, unpacked, () => undefined);
  return readAll(unpacked, limit);
}

async function readAll(stream: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    total += chunk.length;
    // Leaving the loop destroys the stream.
    if (total > limit) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
