type Child = Node | string;

/** An element with its children. Texts are always text: nothing of a document is parsed as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(text: string, action: () => void, name = ""): HTMLButtonElement {
  const made = element("button", { type: "button", ...(name === "" ? {} : { class: name }) }, text);
  made.addEventListener("click", action);
  return made;
}

/** An element of the page. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}
