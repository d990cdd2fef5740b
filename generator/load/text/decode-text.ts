import type { Refusal } from "../refusal.js";
import { TextLines } from "../../text/text-lines.js";

/**
 * Decodes UTF-8, with or without a byte order mark. `shown` is the name of the text for messages, which
 * never quote a text that is not UTF-8.
 */
export function decodeText(
  bytes: Uint8Array,
  shown: string,
): { readonly text: string } | { readonly refusal: Refusal } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { refusal: invalidEncoding(bytes, shown) };
  }
}

function invalidEncoding(bytes: Uint8Array, shown: string): Refusal {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const message = `\`${shown}\` is not UTF-8 text${utf16 ? " but UTF-16" : ""}.`;
  const valid = validPrefix(bytes);
  const { line, column } = new TextLines(valid).positionOf(valid.length);
  return { code: "invalid-encoding", message, location: { file: shown, line, column } };
}

/** The text before the first byte that is not UTF-8. */
function validPrefix(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  let text = "";
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    try {
      // `stream`: a character that is cut in two at the end is not an error yet.
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return text;
}
