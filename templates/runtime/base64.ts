import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

const standardPattern = /^[a-z\d+/]*={0,2}$/i;
const urlPattern = /^[a-z\d_-]*={0,2}$/i;

/** Base64 as ProtoJSON reads it: RFC 4648 section 4 or 5, with padding or without; may be empty. */
export function matchesBase64(value: string): boolean {
  if (!standardPattern.test(value) && !urlPattern.test(value)) return false;
  return value.endsWith("=") ? value.length % 4 === 0 : value.length % 4 !== 1;
}

/** OpenAPI's `byte`: base64 of RFC 4648 section 4, with padding; may be empty. */
export function matchesByte(value: string): boolean {
  return value.length % 4 === 0 && standardPattern.test(value);
}

/** RFC 4648 section 5, with padding or without; may be empty. */
export function matchesBase64Url(value: string): boolean {
  return urlPattern.test(value) && matchesBase64(value);
}

export const byteNode: Node = /* @__PURE__ */ explainFormat(
  "base64 text with padding (RFC 4648)",
  matchesByte,
);

export const base64Node: Node = /* @__PURE__ */ explainFormat(
  "base64 text (RFC 4648)",
  matchesBase64,
);

export const base64UrlNode: Node = /* @__PURE__ */ explainFormat(
  "URL-safe base64 text (RFC 4648)",
  matchesBase64Url,
);
