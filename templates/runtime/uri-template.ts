import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

const badPercent = /%(?![\da-f]{2})/i;
const pattern =
  /^[^\0- "<>\\^`{|}\x7f-\x9f]*(?:\{[+#./;?&=,!@|]?(?:\.?[\w%])+(?::[1-9]\d{0,3}|\*)?(?:,(?:\.?[\w%])+(?::[1-9]\d{0,3}|\*)?)*\}[^\0- "<>\\^`{|}\x7f-\x9f]*)*$/;

/** A URI template (RFC 6570), of any level. */
export function matchesUriTemplate(value: string): boolean {
  return pattern.test(value) && !badPercent.test(value);
}

export const uriTemplateNode: Node = /* @__PURE__ */ explainFormat(
  "a URI template (RFC 6570)",
  matchesUriTemplate,
);
