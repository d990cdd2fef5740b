import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours are those of main.css, which has a set for dark pages. */
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], color: "var(--keyword)" },
  { tag: [tags.string, tags.regexp], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--number)" },
  { tag: [tags.comment, tags.meta], color: "var(--comment)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--property)" },
  { tag: [tags.typeName, tags.className], color: "var(--type)" },
  { tag: [tags.function(tags.variableName)], color: "var(--function)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--text)" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "13px", lineHeight: "1.55" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--line)" },
  // Gutters lie above an outline of the editor itself.
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": {
    content: "''",
    position: "absolute",
    inset: "0",
    border: "2px solid var(--accent)",
    pointerEvents: "none",
    zIndex: "300",
  },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--selection) !important" },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    border: "1px solid var(--border)",
  },
});

export type Language = "yaml" | "json" | "typescript";

const languages: Readonly<Record<Language, () => Extension>> = {
  yaml,
  json,
  typescript: () => javascript({ typescript: true }),
};

/** Documents beyond this are not coloured: a highlighter reads all that stands before a line. */
const longestColoured = 2_000_000;

/** A place that the editor marks. Lines and columns count from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number | undefined;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

/** A CodeMirror editor. The Tab key leaves it, so that the page can be used by the keyboard alone. */
export class Editor {
  readonly view: EditorView;
  readonly #language = new Compartment();
  #current: Language;

  constructor(settings: {
    readonly parent: HTMLElement;
    readonly label: string;
    readonly language: Language;
    readonly text: string;
    /** Without it nobody may write. */
    readonly onChange?: (text: string) => void;
  }) {
    const { parent, label, language, text, onChange } = settings;
    this.#current = language;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of("editor"),
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          bracketMatching(),
          indentOnInput(),
          highlightSelectionMatches(),
          syntaxHighlighting(highlighting),
          look,
          keymap.of([
            ...defaultKeymap,
            ...historyKeymap,
            ...searchKeymap,
            ...foldKeymap,
            ...lintKeymap,
          ]),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          this.#language.of(languageOf(language, text)),
          ...(onChange === undefined
            ? [EditorState.readOnly.of(true), EditorView.editable.of(false)]
            : [
                lintGutter(),
                highlightActiveLine(),
                EditorView.updateListener.of((update) => {
                  if (update.docChanged) onChange(update.state.doc.toString());
                }),
              ]),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Only what differs is replaced, so that the reader's place stays. */
  setText(text: string, language: Language = this.#current): void {
    const { doc } = this.view.state;
    const effects =
      language === this.#current ? [] : this.#language.reconfigure(languageOf(language, text));
    this.#current = language;
    const old = doc.toString();
    if (old === text) return this.view.dispatch({ effects });
    let from = 0;
    while (from < old.length && old[from] === text[from]) from += 1;
    let end = 0;
    const most = Math.min(old.length, text.length) - from;
    while (end < most && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    const insert = text.slice(from, text.length - end);
    this.view.dispatch({ changes: { from, to: old.length - end, insert }, effects });
  }

  mark(marks: readonly Mark[]): void {
    const diagnostics = marks.slice(0, 200).map(({ severity, message, ...place }) => {
      return { ...this.#rangeOf(place), severity, message };
    });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  /** Selects a place, and gives the editor the focus. */
  goTo(line: number, column: number, endColumn?: number): void {
    this.select(this.#rangeOf({ line, column, endColumn }));
  }

  select({ from, to }: { readonly from: number; readonly to: number }): void {
    this.view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  #rangeOf(place: { line: number; column: number; endColumn: number | undefined }): {
    from: number;
    to: number;
  } {
    const { doc } = this.view.state;
    const line = doc.line(Math.min(Math.max(place.line, 1), doc.lines));
    const from = Math.min(line.from + place.column - 1, line.to);
    const end = place.endColumn === undefined ? from + 1 : line.from + place.endColumn - 1;
    return { from, to: Math.max(from, Math.min(end, line.to)) };
  }
}

function languageOf(language: Language, text: string): Extension {
  return text.length > longestColoured ? [] : languages[language]();
}

/** As specwright tells them apart. */
export function documentLanguage(text: string): "yaml" | "json" {
  return text.trimStart().startsWith("{") ? "json" : "yaml";
}
