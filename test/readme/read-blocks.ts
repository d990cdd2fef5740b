/** A fenced block of a page, which may stand in a list. */
export interface Block {
  readonly language: string;
  /** The file whose text it shows, by `title="client.ts"` behind the language. */
  readonly title?: string;
  readonly text: string;
  /** `README.md:12`: the line of its fence. */
  readonly place: string;
}

export function readBlocks(page: string, text: string): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w*)([^\n]*)\n(.*?)^\1```$/gms)].map((match) => {
    const [, indentation = "", language = "", rest = "", content = ""] = match;
    const line = text.slice(0, match.index).split("\n").length;
    const title = /\btitle="([^"]+)"/.exec(rest)?.[1];
    const own = content.replaceAll(new RegExp(`^${indentation}`, "gm"), "");
    const place = `${page}:${line}`;
    return { language, text: own, place, ...(title !== undefined && { title }) };
  });
}

/** What an example prints, by its comments `// => text`, line by line. */
export function expectedOutput(example: string): readonly string[] {
  return [...example.matchAll(/\/\/ => (.*)$/gm)].map((match) => match[1] ?? "");
}

/** The targets of a page's links that are files here, without anchors. */
export function relativeLinks(text: string): readonly string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  const files = targets.filter((target) => !/^(?:[a-z]+:|#)/.test(target));
  return [...new Set(files.map((target) => target.replace(/#.*/, "")))];
}
