import { Editor } from "./editor.js";
import { button, element } from "./element.js";
import { withCode } from "./findings-view.js";
import type { GeneratorClient } from "./generator-client.js";
import { placeOfPointer } from "./json-places.js";
import { tryValue, type Issue, type Verdict } from "./try-value.js";

/** A value in JSON, and what the validator that was just generated says of it. */
export class TryView {
  readonly panel = element("div", { class: "stack" });
  readonly #select = element("select", {});
  readonly #result = element("div", { class: "result", role: "status" });
  readonly #editor: Editor;
  readonly #generator: GeneratorClient;
  readonly #onChange: () => void;
  #files: ReadonlyMap<string, string> = new Map();
  #linked: { readonly script: string; readonly names: readonly string[] } | undefined;
  #wanted = "";
  #runs = 0;

  constructor(generator: GeneratorClient, onChange: () => void) {
    this.#generator = generator;
    this.#onChange = onChange;
    const holder = element("div", { class: "grow" });
    this.panel.append(
      element("label", {}, "Validate as ", this.#select),
      holder,
      element("h3", { class: "unseen" }, "Result"),
      this.#result,
    );
    this.#editor = new Editor({
      parent: holder,
      label: "A value in JSON",
      language: "json",
      text: "",
      onChange: () => {
        onChange();
        void this.#run();
      },
    });
    this.#select.addEventListener("change", () => {
      this.#wanted = this.#select.value;
      onChange();
      void this.#run();
    });
  }

  get value(): string {
    return this.#editor.text;
  }

  get type(): string {
    return this.#select.value || this.#wanted;
  }

  set(value: string, type: string): void {
    this.#wanted = type;
    this.#editor.setText(value);
    this.#choose();
  }

  /** New output: it is linked when somebody looks. */
  use(files: ReadonlyMap<string, string>): void {
    this.#files = files;
    this.#linked = undefined;
  }

  async show(): Promise<void> {
    if (this.#linked === undefined && this.#files.size > 0) {
      const answer = await this.#generator.ask({ kind: "link", files: this.#files });
      if (answer === undefined) return;
      if (answer.kind === "failed") return this.#say(element("p", {}, answer.message));
      this.#linked = answer;
      const options = answer.names.map((name) => element("option", { value: name }, name));
      this.#select.replaceChildren(...options);
      this.#choose();
      this.#onChange();
    }
    await this.#run();
  }

  #choose(): void {
    const names = this.#linked?.names ?? [];
    if (names.includes(this.#wanted)) this.#select.value = this.#wanted;
  }

  async #run(): Promise<void> {
    const linked = this.#linked;
    if (linked === undefined || this.type === "") return;
    const run = (this.#runs += 1);
    const value = parse(this.value);
    if ("fault" in value) {
      this.#editor.mark([]);
      return this.#say(element("p", { class: "error" }, value.fault));
    }
    const verdict = await tryValue(linked.script, this.type, value.value);
    // A newer value is being validated.
    if (run === this.#runs) this.#report(verdict);
  }

  #report(verdict: Verdict): void {
    if ("fault" in verdict) {
      this.#editor.mark([]);
      return this.#say(element("p", { class: "error" }, verdict.fault));
    }
    if (verdict.ok) {
      this.#editor.mark([]);
      return this.#say(element("p", { class: "fine" }, `This is a valid ${this.type}.`));
    }
    this.#editor.mark(verdict.issues.flatMap((issue) => this.#marks(issue)));
    const items = verdict.issues.map((issue) => this.#issueItem(issue));
    this.#say(element("ul", { class: "findings" }, ...items));
  }

  /** Of a oneof, each member that is set is marked, and not all of the object. */
  #marks({ pointer, message, oneof }: Issue) {
    const { state } = this.#editor.view;
    return placesOf(pointer, oneof).map((place) => {
      const { from, to } = placeOfPointer(state, place, oneof === undefined ? "value" : "property");
      const line = state.doc.lineAt(from);
      const column = from - line.from + 1;
      const endColumn = Math.min(to, line.to) - line.from + 1;
      return { line: line.number, column, endColumn, severity: "error" as const, message };
    });
  }

  #issueItem({ pointer, code, message, oneof }: Issue): HTMLElement {
    const { state } = this.#editor.view;
    const places = placesOf(pointer, oneof).map((place) => {
      const go = () => this.#editor.select(placeOfPointer(state, place));
      return button(place || "the value", go, "place");
    });
    return element(
      "li",
      { class: "error" },
      element("p", {}, element("strong", {}, code), ...places.flatMap((place) => [" ", place])),
      element("p", {}, ...withCode(message)),
    );
  }

  #say(content: HTMLElement): void {
    this.#result.replaceChildren(content);
  }
}

/** Pointers to what an issue is about: the members that are set of a oneof, the value of anything else. */
function placesOf(pointer: string, oneof: Issue["oneof"]): readonly string[] {
  if (oneof === undefined || oneof.set.length === 0) return [pointer];
  return oneof.set.map((name) => {
    return `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  });
}

function parse(text: string): { readonly value: unknown } | { readonly fault: string } {
  if (text.trim() === "") return { fault: "Type a value in JSON above." };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: `This is not JSON: ${(error as Error).message}.` };
  }
}
