import type { Change } from "specwright/core";
import { documentLanguage, Editor } from "./editor.js";
import type { Documents } from "./documents.js";
import { button, element } from "./element.js";
import { findingsList, withCode } from "./findings-view.js";
import type { GeneratorClient } from "./generator-client.js";
import type { OptionsView } from "./options-view.js";

/** An older document, and what the one on the left changes for whom. */
export class CompareView {
  readonly panel = element("div", { class: "stack" });
  readonly #result = element("div", { class: "result", role: "status" });
  readonly #editor: Editor;
  readonly #generator: GeneratorClient;
  readonly #revision: Documents;
  readonly #options: OptionsView;

  constructor(
    generator: GeneratorClient,
    revision: Documents,
    options: OptionsView,
    onChange: () => void,
  ) {
    this.#generator = generator;
    this.#revision = revision;
    this.#options = options;
    const holder = element("div", { class: "grow" });
    const take = button("Take the document on the left", () => this.set(revision.text));
    this.panel.append(
      element(
        "p",
        {},
        "The older document. What you change on the left is compared with it. ",
        take,
      ),
      holder,
      element("h3", { class: "unseen" }, "Changes"),
      this.#result,
    );
    this.#editor = new Editor({
      parent: holder,
      label: "The older document",
      language: "yaml",
      text: "",
      onChange: () => {
        onChange();
        void this.show();
      },
    });
  }

  get base(): string {
    return this.#editor.text;
  }

  set(text: string): void {
    this.#editor.setText(text, documentLanguage(text));
  }

  async show(): Promise<void> {
    if (this.base.trim() === "")
      return this.#say(element("p", {}, "There is no older document yet."));
    const { text: revision, texts } = this.#revision;
    const { options } = this.#options;
    const answer = await this.#generator.ask({
      ...{ kind: "compare", base: this.base, revision, texts, options },
    });
    if (answer === undefined) return;
    if (answer.kind === "failed")
      return this.#say(element("p", { class: "error" }, answer.message));
    const { changes, breaking, findings } = answer;
    if (findings.some(({ severity }) => severity === "error")) {
      return this.#say(findingsList(findings, this.#revision));
    }
    const verdict = breaking ? "This change is breaking." : "Nothing breaks.";
    this.#say(
      element("p", { class: breaking ? "error" : "fine" }, element("strong", {}, verdict)),
      element("ul", { class: "findings" }, ...changes.map((change) => this.#item(change))),
    );
  }

  #item({ severity, code, message, avoid, revision }: Change): HTMLElement {
    const { line } = revision ?? {};
    const go = () => this.#revision.goTo(revision ?? {});
    return element(
      "li",
      { class: severity },
      element(
        "p",
        {},
        element("strong", {}, severity),
        ` ${code} `,
        ...(line === undefined ? [] : [button(`Line ${line}`, go, "place")]),
      ),
      element("p", {}, ...withCode(message)),
      element("p", { class: "fix" }, ...withCode(avoid)),
    );
  }

  #say(...content: readonly HTMLElement[]): void {
    this.#result.replaceChildren(...content);
  }
}
