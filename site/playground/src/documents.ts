import { documentLanguage, Editor } from "./editor.js";
import { button, element } from "./element.js";

/** A place in one of the files. */
export interface Place {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly endColumn?: number | undefined;
}

type MarkedPlace = Place & {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
};

/** Stands for the document itself, which has no path. */
const root = "";

/** The document and the files that it refers to. The editor shows one of them. */
export class Documents {
  readonly #editor: Editor;
  readonly #select = element("select", {});
  readonly #path = element("input", {
    ...{ type: "text", placeholder: "schemas/pet.yaml", "aria-label": "Path of a new file" },
    ...{ size: "16", spellcheck: "false" },
  });
  readonly #remove = button("Remove file", () => this.#removeShown());
  readonly #onChange: () => void;
  #texts = new Map<string, string>([[root, ""]]);
  #marks: readonly MarkedPlace[] = [];
  #shown = root;
  #isSwitching = false;

  constructor(bar: HTMLElement, parent: HTMLElement, onChange: () => void) {
    this.#onChange = onChange;
    this.#editor = new Editor({
      parent,
      label: "OpenAPI document",
      language: "yaml",
      text: "",
      onChange: (text) => {
        if (this.#isSwitching) return;
        this.#texts.set(this.#shown, text);
        onChange();
      },
    });
    const form = element("form", {}, this.#path, " ", element("button", {}, "Add file"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add(this.#path.value.trim().replace(/^\.\//, ""));
    });
    this.#select.addEventListener("change", () => this.show(this.#select.value));
    bar.append(element("label", {}, "File ", this.#select), form, this.#remove);
    this.#list();
  }

  /** The text of the document itself. */
  get text(): string {
    return this.#texts.get(root) ?? "";
  }

  /** The other files, by their paths. */
  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#texts].filter(([path]) => path !== root));
  }

  set(text: string, texts: Readonly<Record<string, string>> = {}): void {
    this.#texts = new Map([
      [root, text],
      ...Object.entries(texts).filter(([path]) => path !== root),
    ]);
    this.#marks = [];
    this.show(root);
    this.#onChange();
  }

  show(path: string): void {
    const text = this.#texts.get(path);
    if (text === undefined) return;
    this.#shown = path;
    this.#isSwitching = true;
    this.#editor.setText(text, documentLanguage(text));
    this.#isSwitching = false;
    this.#list();
    this.mark(this.#marks);
  }

  /** The language follows what was typed. */
  settle(): void {
    this.#editor.setText(this.#editor.text, documentLanguage(this.#editor.text));
  }

  mark(marks: readonly MarkedPlace[]): void {
    this.#marks = marks;
    this.#editor.mark(
      marks.flatMap(({ file, line, column = 1, endColumn, severity, message }) =>
        line === undefined || this.#pathOf(file) !== this.#shown
          ? []
          : [{ line, column, endColumn, severity, message }],
      ),
    );
  }

  goTo({ file, line = 1, column = 1, endColumn }: Place): void {
    const path = this.#pathOf(file);
    if (path !== this.#shown) this.show(path);
    this.#editor.goTo(line, column, endColumn);
  }

  #pathOf(file: string | undefined): string {
    return file !== undefined && this.#texts.has(file) ? file : root;
  }

  #add(path: string): void {
    if (path === "") return this.#path.focus();
    if (!this.#texts.has(path)) this.#texts.set(path, "");
    this.#path.value = "";
    this.show(path);
    this.#onChange();
  }

  #removeShown(): void {
    this.#texts.delete(this.#shown);
    this.show(root);
    this.#onChange();
  }

  #list(): void {
    const options = [...this.#texts.keys()].map((path) =>
      element("option", { value: path }, path === root ? "the document" : path),
    );
    this.#select.replaceChildren(...options);
    this.#select.value = this.#shown;
    this.#remove.hidden = this.#shown === root;
  }
}
