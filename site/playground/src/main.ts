import { CompareView } from "./compare-view.js";
import { Documents } from "./documents.js";
import { Editor } from "./editor.js";
import { button, byId, element } from "./element.js";
import { examples, type Example } from "./examples.js";
import { findingsList } from "./findings-view.js";
import { GeneratorClient } from "./generator-client.js";
import type { Made } from "./messages.js";
import { OptionsView } from "./options-view.js";
import { fragmentOf, stateOf, type State } from "./state.js";
import { Tabs } from "./tabs.js";
import { TryView } from "./try-view.js";

/** The modules that have a tab. */
const modules = ["types.ts", "oneofs.ts", "validators.ts", "endpoints.ts", "client.ts"];

/** Milliseconds without typing, after which the document is read. */
const pause = 120;

class Playground {
  readonly #generator = new GeneratorClient();
  readonly #documents: Documents;
  readonly #panels = new Map<string, HTMLElement>();
  readonly #outputs = new Map<string, Editor>();
  readonly #findings = element("div", { class: "scroll", tabindex: "0", "aria-label": "Findings" });
  readonly #try: TryView;
  readonly #compare: CompareView;
  readonly #options: OptionsView;
  readonly #tabs: Tabs;
  readonly #example = byId("example") as HTMLSelectElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #files: ReadonlyMap<string, string> = new Map();

  constructor() {
    const onState = () => this.#save();
    this.#documents = new Documents(byId("files"), byId("editor"), () => this.#later());
    this.#try = new TryView(this.#generator, onState);
    this.#options = new OptionsView(byId("options-form") as HTMLFormElement, () => this.#later(0));
    this.#compare = new CompareView(this.#generator, this.#documents, this.#options, onState);
    const outputs = modules.map((name) => ({ id: name, title: name, panel: this.#panel(name) }));
    this.#tabs = new Tabs(
      byId("tabs"),
      byId("panels"),
      [
        ...outputs,
        { id: "findings", title: "Findings", panel: element("div", {}, this.#findings) },
        { id: "try", title: "Try a value", panel: this.#try.panel },
        { id: "compare", title: "Compare", panel: this.#compare.panel },
      ],
      (id) => this.#show(id),
    );
    for (const { name, title } of examples) {
      this.#example.append(element("option", { value: name }, title));
    }
    this.#example.append(element("option", { value: "", disabled: "" }, "Your own"));
    this.#example.addEventListener("change", () => void this.#open(this.#example.value));
    byId("share").addEventListener("click", () => void this.#share());
    window.addEventListener("hashchange", () => void this.restore());
  }

  /** What the link says, or the first example. */
  async restore(): Promise<void> {
    const fragment = location.hash.slice(1);
    const state = fragment === "" ? undefined : await stateOf(fragment);
    if (state === undefined) return this.#open(examples[0]?.name ?? "");
    this.#example.value = "";
    this.#documents.set(state.document ?? "", state.texts);
    this.#options.set(state.options ?? {});
    this.#try.set(state.value ?? "", state.type ?? "");
    this.#compare.set(state.base ?? "");
    this.#tabs.show(state.tab || "types.ts");
    this.#later(0);
  }

  async #open(name: string): Promise<void> {
    const example: Example | undefined = examples.find((each) => each.name === name);
    if (example === undefined) return;
    const { default: text } = (await example.load()) as { default: string };
    this.#documents.set(text);
    this.#try.set(example.value, example.type);
    this.#compare.set(text);
    this.#tabs.show(this.#tabs.shown || "types.ts");
    this.#example.value = name;
    this.#later(0, false);
  }

  #panel(name: string): HTMLElement {
    const panel = element("div", {});
    this.#panels.set(name, panel);
    return panel;
  }

  /** An editor takes a while to make, so each is made when its tab is seen. */
  #output(name: string): Editor | undefined {
    const known = this.#outputs.get(name);
    const parent = this.#panels.get(name);
    if (known !== undefined || parent === undefined) return known;
    const made = new Editor({ parent, label: name, language: "typescript", text: "" });
    this.#outputs.set(name, made);
    return made;
  }

  #show(id: string): void {
    this.#fill(id);
    if (id === "try") void this.#try.show();
    if (id === "compare") void this.#compare.show();
    this.#save();
  }

  /** Only the tab that is seen: the others may have megabytes. */
  #fill(id: string): void {
    const missing = `// The document has nothing that would be in ${id}.\n`;
    if (this.#files.size > 0) this.#output(id)?.setText(this.#files.get(id) ?? missing);
  }

  #later(after = pause, isOwn = true): void {
    if (isOwn) this.#example.value = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#make(), after);
  }

  async #make(): Promise<void> {
    const { text, texts } = this.#documents;
    this.#documents.settle();
    const { options } = this.#options;
    this.#status("Working …");
    const answer = await this.#generator.ask({ kind: "make", text, texts, options });
    if (answer === undefined) return;
    if (answer.kind === "failed") return this.#status(answer.message, true);
    if (answer.files.size > 0) {
      this.#files = answer.files;
      this.#try.use(answer.files);
    }
    this.#show(this.#tabs.shown);
    if (answer.files.size === 0) this.#showFindings(answer);
    const checked = await this.#generator.ask({ kind: "check", text, texts, options });
    if (checked === undefined) return;
    if (checked.kind === "failed") return this.#status(checked.message, true);
    // What only generating finds, such as names that cannot be used, comes first.
    const known = new Set(checked.findings.map(({ code, line }) => `${code} ${line}`));
    const more = answer.findings.filter(({ code, line }) => !known.has(`${code} ${line}`));
    this.#showFindings({ ...answer, findings: [...more, ...checked.findings] });
  }

  #showFindings({ findings, files, milliseconds }: Made): void {
    const errors = findings.filter(({ severity }) => severity === "error").length;
    const isBroken = files.size === 0;
    document.body.classList.toggle("stale", isBroken);
    this.#findings.replaceChildren(findingsList(findings, this.#documents));
    this.#tabs.rename(
      "findings",
      findings.length === 0 ? "Findings" : `Findings (${findings.length})`,
    );
    this.#documents.mark(findings);
    const found = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
    this.#status(
      isBroken
        ? `${errors} ${errors === 1 ? "error" : "errors"}. Output of the last good document.`
        : `${found}. Made in ${Math.round(milliseconds)} ms, in your browser.`,
      isBroken,
    );
  }

  #status(text: string, isFault = false): void {
    const status = byId("status");
    const more = isFault
      ? [" ", button("Show the findings", () => this.#tabs.show("findings"))]
      : [];
    status.classList.toggle("error", isFault);
    status.replaceChildren(text, ...more);
  }

  get #state(): State {
    return {
      document: this.#documents.text,
      texts: this.#documents.texts,
      options: this.#options.options,
      tab: this.#tabs.shown,
      value: this.#try.value,
      type: this.#try.type,
      base: this.#compare.base,
    };
  }

  /** The link follows the document. An example is not worth one. */
  #save(): void {
    clearTimeout(this.#saving);
    if (this.#example.value !== "" && location.hash === "") return;
    this.#saving = setTimeout(() => void this.#link(), 400);
  }

  async #link(): Promise<boolean> {
    const fragment = await fragmentOf(this.#state);
    if (fragment !== undefined) history.replaceState(null, "", `#${fragment}`);
    return fragment !== undefined;
  }

  async #share(): Promise<void> {
    if (!(await this.#link())) return this.#status("The document is too long for a link.", true);
    try {
      await navigator.clipboard.writeText(location.href);
      this.#status("The link is copied. It has the document in it; nothing was sent anywhere.");
    } catch {
      this.#status("The link is in the address bar. It has the document in it; nothing was sent.");
    }
  }
}

void new Playground().restore();
