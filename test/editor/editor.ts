import { fork, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const tsserver = createRequire(import.meta.url).resolve("typescript/lib/tsserver.js");

/** What the server says of one request (`protocol.d.ts` of TypeScript, as far as it is used here). */
interface Answer {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

interface Location {
  readonly line: number;
  readonly offset: number;
}

interface Span {
  readonly start: Location;
  readonly end: Location;
}

export interface Hover {
  /** The declaration, as the editor shows it. */
  readonly text: string;
  readonly documentation: string;
}

export interface Complaint {
  readonly code: number;
  /** With the lines that the editor shows indented below the first. */
  readonly message: string;
  /** The text that is underlined. */
  readonly marked: string;
  /** What the editor says of the places that it leads to. */
  readonly related: readonly string[];
}

/** A TypeScript project that an editor has open: one process of the real tsserver, which answers in order. */
export class Editor {
  readonly #folder: string;
  readonly #server: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #sequence = 0;

  constructor(folder: string) {
    this.#folder = folder;
    const options = ["--useNodeIpc", "--disableAutomaticTypingAcquisition"];
    this.#server = fork(tsserver, options, { cwd: folder, silent: true, execArgv: [] });
    this.#server.on("message", (answer: Answer) => this.#receive(answer));
    this.#server.once("exit", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("tsserver has ended"));
    });
  }

  /** Ends the server, and comes back when it has ended. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#server.once("exit", resolve));
    this.#server.kill();
    await ended;
  }

  /** Writes a file of the project, and opens it. */
  open(name: string, text: string): OpenFile {
    const path = join(this.#folder, name);
    writeFileSync(path, text);
    this.#send("open", { file: path });
    return new OpenFile(path, text, (command, args) => this.#ask(command, args));
  }

  #ask(command: string, args: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(this.#send(command, args), { resolve, reject });
    });
  }

  #send(command: string, args: object): number {
    this.#sequence += 1;
    this.#server.send({ seq: this.#sequence, type: "request", command, arguments: args });
    return this.#sequence;
  }

  #receive({ type, request_seq: request = 0, success = false, message, body }: Answer): void {
    const waiting = this.#waiting.get(request);
    if (type !== "response" || waiting === undefined) return;
    this.#waiting.delete(request);
    if (success) waiting.resolve(body);
    else waiting.reject(new Error(message ?? "tsserver has no answer"));
  }
}

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A piece of text with its colour, which does not matter here. */
interface Part {
  readonly text: string;
}

type Ask = (command: string, args: object) => Promise<unknown>;

/** A file that is open in the editor. Places in it are given by the text that stands there. */
export class OpenFile {
  readonly #path: string;
  readonly #text: string;
  readonly #ask: Ask;

  constructor(path: string, text: string, ask: Ask) {
    this.#path = path;
    this.#text = text;
    this.#ask = ask;
  }

  /** What is shown for the mouse on `word`: the first one behind the text `after`. */
  async hover(word: string, after = ""): Promise<Hover> {
    const location = this.#locate(word, after);
    const body = (await this.#ask("quickinfo", { file: this.#path, ...location })) as {
      readonly displayString: string;
      readonly documentation: string;
    };
    return { text: body.displayString, documentation: body.documentation };
  }

  /** The names that the editor offers, in its order, behind the first text `before`. */
  async completions(before: string): Promise<string[]> {
    const location = this.#locationOf(this.#text.indexOf(before) + before.length);
    const body = (await this.#ask("completionInfo", { file: this.#path, ...location })) as {
      readonly entries: readonly { readonly name: string }[];
    };
    return body.entries.map(({ name }) => name);
  }

  /** What the list of `completions` shows beside one of its names. */
  async completionDetails(before: string, name: string): Promise<Hover> {
    const location = this.#locationOf(this.#text.indexOf(before) + before.length);
    const args = { file: this.#path, ...location, entryNames: [name] };
    const [details] = (await this.#ask("completionEntryDetails", args)) as readonly {
      readonly displayParts: readonly Part[];
      readonly documentation: readonly Part[];
    }[];
    const join = (parts: readonly Part[] = []): string => parts.map(({ text }) => text).join("");
    return { text: join(details?.displayParts), documentation: join(details?.documentation) };
  }

  /** What is underlined. */
  async complaints(): Promise<Complaint[]> {
    const body = (await this.#ask("semanticDiagnosticsSync", {
      file: this.#path,
    })) as readonly (Span & {
      readonly code: number;
      readonly text: string;
      readonly relatedInformation?: readonly { readonly message: string }[];
    })[];
    return body.map(({ code, text, start, end, relatedInformation = [] }) => ({
      code,
      message: text,
      marked: this.#text.slice(this.#offsetOf(start), this.#offsetOf(end)),
      related: relatedInformation.map(({ message }) => message),
    }));
  }

  #locate(word: string, after: string): Location {
    const start = this.#text.indexOf(after);
    const at = start < 0 ? -1 : this.#text.indexOf(word, start + after.length);
    if (at < 0)
      throw new Error(`There is no ${JSON.stringify(word)} behind ${JSON.stringify(after)}.`);
    return this.#locationOf(at);
  }

  #locationOf(at: number): Location {
    const lines = this.#text.slice(0, at).split("\n");
    return { line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 };
  }

  #offsetOf({ line, offset }: Location): number {
    const before = this.#text.split("\n").slice(0, line - 1);
    return before.reduce((sum, text) => sum + text.length + 1, 0) + offset - 1;
  }
}
