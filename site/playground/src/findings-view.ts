import type { Diagnostic } from "specwright/core";
import { button, element } from "./element.js";
import type { Editor } from "./editor.js";

/** More than that nobody reads, and the page would become slow. */
const mostShown = 300;

/** Findings as a list; what has a place is a button that leads there. */
export function findingsList(findings: readonly Diagnostic[], editor: Editor): HTMLElement {
  if (findings.length === 0) {
    return element("p", { class: "fine" }, "No findings: the document is fine.");
  }
  const items = findings.slice(0, mostShown).map((finding) => findingItem(finding, editor));
  const list = element("ul", { class: "findings" }, ...items);
  if (findings.length <= mostShown) return list;
  const more = `And ${findings.length - mostShown} more.`;
  return element("div", {}, list, element("p", {}, more));
}

function findingItem(finding: Diagnostic, editor: Editor): HTMLElement {
  const { severity, code, message, fix, line, column, endColumn } = finding;
  const rule = element("a", { href: `../rules/${code}.html` }, code);
  const place =
    line === undefined
      ? []
      : [button(`Line ${line}`, () => editor.goTo(line, column ?? 1, endColumn), "place")];
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
