import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Editor } from "./editor/editor.js";
import { makeProject } from "./editor/project.js";
import { editorSvg, type EditorBox, type EditorScene, type Place } from "./picture/editor-svg.js";

/** What is typed; completion is asked for on the empty line. */
const code = `import { createClient, type PaymentInput } from "./api/index.js";

const api = createClient({ auth: { bearer: token } });
const page = await api.payments.listPayments({ query: { page_size: 10 } });

const voucher: PaymentInput = {
  amount: "950",
  currency: "EUR",
  voucher: "MAY",
  
};

const both: PaymentInput = {
  amount: "950",
  currency: "EUR",
  card: { number: "4242" },
  voucher: "MAY",
};`;

/** Where the cursor is: on the empty line. */
const opening = 'voucher: "MAY",\n  ';

let editor: Editor;
let scene: EditorScene;

beforeAll(async () => {
  editor = new Editor(await makeProject());
  scene = await record();
});

afterAll(() => editor.close());

function placeOf(word: string, after: string): Place {
  const at = code.indexOf(word, code.indexOf(after) + after.length);
  expect(at).toBeGreaterThan(0);
  const lines = code.slice(0, at).split("\n");
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0, length: word.length };
}

/** A hover, the list of completion with what it says of one entry, and an error: as the server gives them. */
async function record(): Promise<EditorScene> {
  const file = editor.open("picture.ts", `declare const token: string;\n${code}\n`);
  const hover = await file.hover("listPayments", "api.payments.");
  const names = await file.completions(opening);
  const card = await file.completionDetails(opening, "card");
  const [error, ...others] = await file.complaints();
  expect(others).toEqual([]);
  const complaint = error ?? expect.fail();
  const marked = placeOf(complaint.marked, "const ");
  const boxes: EditorBox[] = [
    {
      kind: "hover",
      place: placeOf("listPayments", "api.payments."),
      lines: [hover.text, hover.documentation].flatMap(split),
    },
    {
      kind: "completion",
      place: { ...placeOf("\n};", opening.trimEnd()), length: 0 },
      lines: [...names, "", card.text, card.documentation],
    },
    { kind: "error", place: marked, lines: split(complaint.message) },
  ];
  return { code, boxes, error: marked };
}

/** At most so many columns, broken at blanks, as editors break what they show. */
const columns = 78;

function split(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let rest = line;
    while (rest.length > columns) {
      const at = rest.lastIndexOf(" ", columns);
      const end = at <= 0 ? columns : at;
      lines.push(rest.slice(0, end));
      rest = `    ${rest.slice(end).trimStart()}`;
    }
    return [...lines, rest];
  });
}

function textsOf(svg: string): string[] {
  const parser = new SaxesParser();
  const texts: string[] = [];
  parser.on("error", (error) => expect.fail(error.message));
  parser.on("text", (text) => texts.push(text));
  parser.write(svg).close();
  return texts.filter((text) => text.trim() !== "");
}

describe("docs/editor.svg", () => {
  it("shows what the TypeScript server says today (npm run docs:picture renews it)", async () => {
    const title = "A hover, completion inside a oneof, and the error about two members of it";
    await expect(editorSvg(title, scene)).toMatchFileSnapshot("../docs/editor.svg");
  });

  it("holds the code and every word of the boxes", () => {
    const shown = textsOf(editorSvg("", scene)).map((text) => text.trim());
    const lines = [...code.split("\n"), ...scene.boxes.flatMap(({ lines: all }) => all)];
    const wanted = lines.map((line) => line.trim()).filter((line) => line !== "");
    expect(shown).toEqual(expect.arrayContaining(wanted));
  });

  it("shows the call by its types, what is still allowed, and the rule", () => {
    const words = scene.boxes.map(({ lines }) => lines.join(" ").replaceAll(/\s+/g, " "));
    expect(words[0]).toContain("(params?: ListPaymentsParams, options?: CallOptions)");
    expect(words[1]).toContain("card?: null | undefined At most one of the oneof `method` is set.");
    expect(words[2]).toContain("Types of property 'voucher' are incompatible.");
    expect(scene.error).toMatchObject({ line: 12, length: "both".length });
  });

  it("keeps text from being markup", () => {
    const place = { line: 0, column: 0, length: 1 };
    const box = { kind: "hover", place, lines: ["<script>&amp;"] } as const;
    const svg = editorSvg("a <b>", { code: "x < y", boxes: [box], error: place });
    expect(textsOf(svg)).toEqual(["a <b>", "1", "x < y", "<script>&amp;"]);
  });
});
