import type { Diagnostic } from "specwright/core";
import { button, element } from "./element.js";
import type { Documents } from "./documents.js";

/** More than that nobody reads, and the page would become slow. */
const mostShown = 300;

/** Findings as a list; what has a place is a button that leads there. */
export function findingsList(findings: readonly Diagnostic[], documents: Documents): HTMLElement {
  if (findings.length === 0) {
    return element("p", { class: "fine" }, "No findings: the document is fine.");
  }
  const items = findings.slice(0, mostShown).map((finding) => findingItem(finding, documents));
  const list = element("ul", { class: "findings" }, ...items);
  if (findings.length <= mostShown) return list;
  const more = `And ${findings.length - mostShown} more.`;
  return element("div", {}, list, element("p", {}, more));
}

function findingItem(finding: Diagnostic, documents: Documents): HTMLElement {
  const { severity, code, message, fix, line, file } = finding;
  const where =
    file !== undefined && Object.hasOwn(documents.texts, file)
      ? `${file}, line ${line}`
      : `Line ${line}`;
  const rule = element("a", { href: `../rules/${code}.html` }, code);
  const place = line === undefined ? [] : [button(where, () => documents.goTo(finding), "place")];
  return element(
    "li",
    { class: severity },
    element("p", {}, element("strong", {}, severity), " ", rule, " ", ...place),
    element("p", {}, ...withCode(message)),
    element("p", { class: "fix" }, ...withCode(fix)),
  );
}

/** What stands between backticks is code. */
export function withCode(text: string): (string | HTMLElement)[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}
