/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** `README.md:12`: the line of its fence. */
  readonly place: string;
}

export function readBlocks(page: string, text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w*)[^\n]*\n(.*?)^```$/gms)].map((match) => {
    const line = text.slice(0, match.index).split("\n").length;
    return { language: match[1] ?? "", text: match[2] ?? "", place: `${page}:${line}` };
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
