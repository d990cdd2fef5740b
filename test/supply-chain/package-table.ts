/** What `npm pack --json` says of a tarball; sizes in bytes. */
export interface Tarball {
  readonly files: readonly { readonly path: string }[];
  readonly size: number;
  readonly unpackedSize: number;
}

/** A row of the table in `docs/packages.md`: name, number of files, kB packed and unpacked. */
const row =
  /^\| `(?<name>[\w-]+)` +\| +(?<files>[\d,]+) \| +(?<size>[\d,]+) kB \| +(?<unpacked>[\d,]+) kB \|/gm;

/** How far a page is from a tarball, in parts of what the tarball has: 0.1 is a tenth. */
export function distanceOf(page: string, name: string, tarball: Tarball): number {
  const found = [...page.matchAll(row)].find(({ groups }) => groups?.["name"] === name);
  if (found?.groups === undefined) throw new Error(`the page has no row for ${name}`);
  const { files = "", size = "", unpacked = "" } = found.groups;
  const pairs: readonly (readonly [string, number])[] = [
    [files, tarball.files.length],
    [size, tarball.size / 1000],
    [unpacked, tarball.unpackedSize / 1000],
  ];
  const distances = pairs.map(([said, is]) => Math.abs(Number(said.replaceAll(",", "")) / is - 1));
  return Math.max(...distances);
}

/** The page with the tarball's figures in its row. */
export function withFigures(page: string, name: string, tarball: Tarball): string {
  const kilobytes = (bytes: number): string => Math.round(bytes / 1000).toLocaleString("en");
  return page.replace(row, (text, given: string) => {
    if (given !== name) return text;
    const files = tarball.files.length.toLocaleString("en");
    return `| \`${name}\` | ${files} | ${kilobytes(tarball.size)} kB | ${kilobytes(tarball.unpackedSize)} kB |`;
  });
}
