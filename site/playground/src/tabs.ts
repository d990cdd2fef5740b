import { element } from "./element.js";

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly panel: HTMLElement;
}

/** Tabs as the ARIA practices describe them: arrow keys move, and what is chosen is shown. */
export class Tabs {
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #panels = new Map<string, HTMLElement>();
  readonly #onShow: (id: string) => void;
  #shown = "";

  constructor(
    list: HTMLElement,
    panels: HTMLElement,
    tabs: readonly Tab[],
    onShow: (id: string) => void,
  ) {
    this.#onShow = onShow;
    for (const { id, title, panel } of tabs) {
      const tab = element(
        "button",
        { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` },
        title,
      );
      tab.addEventListener("click", () => this.show(id));
      panel.id = `panel-${id}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      this.#buttons.set(id, tab);
      this.#panels.set(id, panel);
      list.append(tab);
      panels.append(panel);
    }
    list.addEventListener("keydown", (event) => this.#move(event));
  }

  get shown(): string {
    return this.#shown;
  }

  show(id: string): void {
    if (!this.#buttons.has(id)) return;
    this.#shown = id;
    for (const [other, tab] of this.#buttons) {
      tab.setAttribute("aria-selected", String(other === id));
      tab.tabIndex = other === id ? 0 : -1;
    }
    for (const [other, panel] of this.#panels) panel.hidden = other !== id;
    this.#buttons.get(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#onShow(id);
  }

  rename(id: string, title: string): void {
    const tab = this.#buttons.get(id);
    if (tab !== undefined) tab.textContent = title;
  }

  #move(event: KeyboardEvent): void {
    const ids = [...this.#buttons.keys()];
    const at = ids.indexOf(this.#shown);
    const next = {
      ArrowRight: ids[(at + 1) % ids.length],
      ArrowLeft: ids[(at + ids.length - 1) % ids.length],
      Home: ids[0],
      End: ids.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.show(next);
    this.#buttons.get(next)?.focus();
  }
}
